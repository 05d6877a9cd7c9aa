package io.credledger.refresh.journal;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Routing;
import java.util.Random;

/** Attempts and answers by number. */
final class Attempts {

    private Attempts() {}

    static AttemptId attempt(int number) {
        return AttemptId.of(new Routing(0x5EED), number);
    }

    static byte[] answer(int number) {
        byte[] bytes = new byte[20 + number % 60];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    static Change.Put put(int number) {
        return new Change.Put(attempt(number), Octets.copyOf(answer(number)));
    }

    static Change.Done done(int number) {
        return new Change.Done(attempt(number));
    }
}
