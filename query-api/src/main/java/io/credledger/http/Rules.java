package io.credledger.http;

import io.credledger.ledger.InvalidIdException;
import java.util.function.Function;

/** Turns the rule that a text breaks into a problem that names where it stood. */
final class Rules {

    private Rules() {}

    static <T> T check(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidIdException e) {
            throw ProblemException.invalid(field, String.valueOf(e.getMessage()));
        }
    }
}
