package io.credledger.proof;

import java.util.List;

/**
 * That a tree continues itself as it was (RFC 6962 section 2.1.2). Hashes are in base64.
 *
 * @param log which tree, such as {@code events-3}
 */
public record Consistency(
        String log, String origin, long from, long to, String fromRoot, String toRoot, List<String> hashes) {

    public Consistency {
        hashes = List.copyOf(hashes);
    }
}
