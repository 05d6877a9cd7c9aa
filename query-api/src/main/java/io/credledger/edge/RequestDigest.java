package io.credledger.edge;

import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The keyed digest that travels with a command and comes back in its reply: 16 bytes that only caller and command yield, then 16 bytes that
 * only the request yields. The first half tells, from a reply alone, whose command it was.
 */
final class RequestDigest {

    private static final int HALF = 16;

    private RequestDigest() {}

    static Octets of(Pseudonyms pseudonyms, CommandId command, Ask ask) {
        return Octets.copyOf(ByteBuffer.allocate(2 * HALF)
                .put(caller(pseudonyms, command, ask.actor()))
                .put(request(pseudonyms, command, ask), 0, HALF)
                .array());
    }

    /** With the command's id in it: equal requests of different commands do not look equal on the log. */
    private static byte[] request(Pseudonyms pseudonyms, CommandId command, Ask ask) {
        byte[] id = command.value().getBytes(StandardCharsets.US_ASCII);
        byte[] request = ask.request().toByteArray();
        byte[] both = ByteBuffer.allocate(id.length + request.length)
                .put(id)
                .put(request)
                .array();
        try {
            return pseudonyms.digest("request", both).toByteArray();
        } finally {
            Arrays.fill(both, (byte) 0);
        }
    }

    /** Whether the command was this caller's. */
    static boolean isBy(Pseudonyms pseudonyms, IdentityId caller, CommandId command, Octets digest) {
        byte[] first = Arrays.copyOf(digest.toByteArray(), HALF);
        return MessageDigest.isEqual(first, caller(pseudonyms, command, caller));
    }

    private static byte[] caller(Pseudonyms pseudonyms, CommandId command, IdentityId caller) {
        byte[] named = (caller.value() + command.value()).getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(pseudonyms.digest("caller", named).toByteArray(), HALF);
    }
}
