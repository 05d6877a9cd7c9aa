package io.credledger.crypto;

import io.credledger.ledger.LedgerId;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows a process that a message is of another one of the same ledger: HMAC-SHA256 under a key derived from the master key for this alone, in
 * base64url. There is a tag for each master key of the list, so that processes that have one in common understand each other while keys
 * change. Safe for use by several threads.
 */
public final class InstanceTags {

    /** More keys than anybody lists; whoever sends more sends rubbish. */
    private static final int MOST = 16;

    private static final String SEPARATOR = ",";

    private final LedgerId ledger;
    private final List<KeyMaterial> newestFirst;

    InstanceTags(LedgerId ledger, List<KeyMaterial> newestFirst) {
        this.ledger = ledger;
        this.newestFirst = List.copyOf(newestFirst);
    }

    /** @param kind what the message is: a tag of one kind is none of another */
    public String of(String kind, List<byte[]> parts) {
        LengthPrefixed message = message(kind, parts);
        return newestFirst.stream()
                .map(key -> Base64.getUrlEncoder().withoutPadding().encodeToString(compute(key, message)))
                .collect(Collectors.joining(SEPARATOR));
    }

    /** Whether a key of ours made one of the tags, which may be anything. */
    public boolean verify(String kind, List<byte[]> parts, String tags) {
        LengthPrefixed message = message(kind, parts);
        List<byte[]> claimed = Arrays.stream(tags.split(SEPARATOR, MOST))
                .map(InstanceTags::decode)
                .toList();
        return newestFirst.stream().anyMatch(key -> {
            byte[] made = compute(key, message);
            return claimed.stream().anyMatch(tag -> MessageDigest.isEqual(made, tag));
        });
    }

    private LengthPrefixed message(String kind, List<byte[]> parts) {
        LengthPrefixed message = LengthPrefixed.of(kind).add(ledger.value());
        parts.forEach(message::add);
        return message;
    }

    private static byte[] decode(String tag) {
        try {
            return Base64.getUrlDecoder().decode(tag);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @RevealsSecret(reason = "computes a tag; the key is lent for the call")
    private static byte[] compute(KeyMaterial key, LengthPrefixed message) {
        return key.revealTo(bytes -> HmacSha256.compute(bytes, message));
    }
}
