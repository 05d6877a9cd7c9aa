package io.credledger.edge;

import io.credledger.crypto.DataKeys;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.Tickets;
import io.credledger.ledger.LedgerId;

/**
 * What the edge holds to seal and to name things in one ledger. It has nothing that opens a refresh token.
 *
 * @param refreshTokens seals to the refresher's public key, whose tag was checked
 * @param tickets for cookies and flows
 */
public record EdgeKeys(
        LedgerId ledger, Pseudonyms pseudonyms, DataKeys dataKeys, RefreshTokenSealer refreshTokens, Tickets tickets) {}
