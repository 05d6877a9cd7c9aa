package io.credledger.operation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How far what follows from an end is, as this process sees it.
 *
 * @param identity the pseudonym: of a person who was erased nothing else is left
 * @param kept connections that the identity made and others own by now: they go on
 */
public record CascadeCard(
        State state,
        String identity,
        Kind kind,
        Connections connections,
        Revocations revocations,
        Keys keys,
        List<String> kept) {

    /** Whether it is over. */
    public enum State {
        RUNNING,
        DONE;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What ended. */
    public enum Kind {
        /** The identity is active. */
        NONE,
        DEACTIVATION,
        ERASURE;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those that it owns. */
    public record Connections(int total, int disconnected) {}

    /** How the providers were told; {@code pending} where they are not yet. */
    public record Revocations(int revoked, int unsupported, int failed, int pending) {}

    /** All data keys that have to go. */
    public record Keys(long total, long shredded) {}

    @Override
    public String toString() {
        return "CascadeCard that is " + state;
    }
}
