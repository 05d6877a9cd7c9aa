package io.credledger.connect;

import io.credledger.ledger.AccountId;
import io.credledger.operation.Accounts;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.RevocableToken;
import io.credledger.protocol.Revocation;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.Tokens;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A grant that was obtained and is not kept. Its provider is told, once and as far as it goes: but not where a connection in use is the same
 * account's, or it is not known whose it is, for at some providers the account's other grants would die with it.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final Revocation revocation;
    private final Accounts accounts;

    Leftovers(Revocation revocation, Accounts accounts) {
        this.revocation = revocation;
        this.accounts = accounts;
    }

    void discard(
            ProviderSite site, ClientCredentials client, Tokens tokens, @Nullable AccountId account, Deadline deadline)
            throws InterruptedException {
        if (account == null || accounts.isInUse(account)) {
            return;
        }
        Optional<RevocationOutcome> outcome = deadline.await(revocation.revoke(site, client, token(site, tokens)));
        LOG.info(
                "a grant that was not kept: {}",
                outcome.map(told -> told.getClass().getSimpleName()).orElse("no answer in time"));
    }

    private static RevocableToken token(ProviderSite site, Tokens tokens) {
        SecretToken refresh = tokens.refresh();
        return refresh != null && RevocableToken.preferred(site.provider()) == RevocableToken.Kind.REFRESH_TOKEN
                ? new RevocableToken(refresh, RevocableToken.Kind.REFRESH_TOKEN)
                : new RevocableToken(tokens.access(), RevocableToken.Kind.ACCESS_TOKEN);
    }
}
