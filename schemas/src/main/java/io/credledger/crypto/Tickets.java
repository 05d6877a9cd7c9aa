package io.credledger.crypto;

import io.credledger.ledger.LedgerId;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Seals what a browser carries for us between two requests: cookies and the tickets of flows. Any process with the master key opens it, so
 * nothing is kept in memory; a ticket of one kind never opens as another. AES256_GCM under a key derived for this alone, AAD (format, ledger
 * id, kind), base64url without padding. Safe for use by several threads.
 */
public final class Tickets {
    private static final String FORMAT_NAME = "ticket/1";

    private final LedgerId ledger;
    private final List<Aes256Gcm> newestFirst;

    Tickets(LedgerId ledger, List<Aes256Gcm> newestFirst) {
        this.ledger = ledger;
        this.newestFirst = List.copyOf(newestFirst);
    }

    /** @param kind what it is for; permanent for as long as such tickets live */
    public String seal(String kind, byte[] content) {
        byte[] sealed = newestFirst.get(0).seal(content, associated(kind));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What was sealed; empty for anything else: it comes from a browser, so it may be anything. */
    public Optional<byte[]> open(String kind, String text) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return newestFirst.stream()
                .flatMap(key -> open(key, sealed, associated(kind)).stream())
                .findFirst();
    }

    private static Optional<byte[]> open(Aes256Gcm key, byte[] sealed, LengthPrefixed associated) {
        try {
            return Optional.of(key.open(sealed, associated));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private LengthPrefixed associated(String kind) {
        return LengthPrefixed.of(FORMAT_NAME).add(ledger.value()).add(kind);
    }
}
