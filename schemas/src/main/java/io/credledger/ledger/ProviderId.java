package io.credledger.ledger;

import java.util.regex.Pattern;

/** An external service as the operator names it: {@code github}, {@code forgejo-work}. */
public record ProviderId(String value) {

    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    public ProviderId {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidIdException("must be 1 to 50 of a-z, 0-9, '-', and begin with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
