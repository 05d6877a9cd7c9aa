package io.credledger.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a record is in a tree (RFC 6962 section 2.1.1). Hashes are in base64.
 *
 * @param log which tree, such as {@code events-3}
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param entry what the leaf is the hash of, where it was asked for by whose it is
 * @param checkpoint the signed note over that tree; null where that size was not the signed one
 */
public record Inclusion(
        String log,
        String origin,
        long index,
        long size,
        String leafHash,
        String rootHash,
        List<String> hashes,
        @Nullable String entry,
        @Nullable String checkpoint) {

    public Inclusion {
        hashes = List.copyOf(hashes);
    }
}
