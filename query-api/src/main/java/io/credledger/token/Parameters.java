package io.credledger.token;

import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.StoreKey;
import io.credledger.token.Acquisition.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of a token request: every parameter known and given once. */
record Parameters(Map<String, List<String>> form) {

    private static final Duration DEFAULT_MIN_VALID = Duration.ofSeconds(60);
    private static final int MAX_MIN_VALID = 31_536_000;
    private static final Set<String> KNOWN = Set.of(
            "grant_type",
            "subject_token",
            "subject_token_type",
            "requested_token_type",
            "audience",
            "resource",
            "scope",
            "min_valid_seconds",
            "purpose",
            "on_behalf_of",
            "fallback",
            "credledger_connection",
            // Of a page of ours, and checked by then.
            "csrf");

    static Parameters of(Map<String, List<String>> form) {
        for (Map.Entry<String, List<String>> parameter : form.entrySet()) {
            String name = parameter.getKey();
            if (name.equals("actor_token") || name.equals("actor_token_type")) {
                throw invalid(name + " is not supported: the actor is the caller");
            }
            if (!KNOWN.contains(name)) {
                throw invalid((name.matches("[a-z_]{1,40}") ? name : "a parameter") + " is not supported");
            }
            if (parameter.getValue().size() > 1) {
                throw invalid(name + " must be given once");
            }
        }
        return new Parameters(form);
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw invalid(name + " is required");
        }
        return value;
    }

    /** RFC 6749 §3.2: a parameter without a value counts as left out. */
    @Nullable
    String optional(String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    Terms terms() {
        String scopes = optional("scope");
        return new Terms(
                scopes == null || scopes.isBlank()
                        ? List.of()
                        : List.of(scopes.strip().split(" +", -1)),
                minValid());
    }

    private Duration minValid() {
        String text = optional("min_valid_seconds");
        if (text == null) {
            return DEFAULT_MIN_VALID;
        }
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) > MAX_MIN_VALID) {
            throw invalid("min_valid_seconds must be a whole number from 0 to " + MAX_MIN_VALID);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    AccessPurpose purpose() {
        String text = optional("purpose");
        if (text == null || text.equals("foreground")) {
            return AccessPurpose.FOREGROUND;
        }
        if (text.equals("background")) {
            return AccessPurpose.BACKGROUND;
        }
        throw invalid("purpose must be foreground or background");
    }

    @Nullable
    Handle handle(String name) {
        String text = optional(name);
        try {
            return text == null ? null : new Handle(text);
        } catch (InvalidIdException e) {
            throw invalid(name + " must be a handle");
        }
    }

    @Nullable
    Fallback fallback() {
        String text = optional("fallback");
        if (text == null) {
            return null;
        }
        try {
            if (text.equals(Handle.SERVER.value())) {
                return new Fallback(null);
            }
            if (StoreKey.parse(text) instanceof StoreKey.Connection key
                    && key.namespace().equals(Handle.SERVER)) {
                return new Fallback(key);
            }
        } catch (InvalidIdException e) {
            throw badFallback();
        }
        throw badFallback();
    }

    private static TokenRefusedException badFallback() {
        return invalid("fallback must be server or the key of a connection in the server's namespace");
    }

    private static TokenRefusedException invalid(String description) {
        return TokenRefusedException.of("invalid_request", description);
    }

    @Override
    public String toString() {
        return "Parameters [redacted]";
    }
}
