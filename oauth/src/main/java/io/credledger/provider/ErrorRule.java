package io.credledger.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One error that a dialect knows.
 *
 * @param error the whole error code, in any case
 * @param description a part of the error's description, in any case; null: whatever it says
 */
public record ErrorRule(String error, @Nullable String description) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ErrorRule {}

    /** Whatever the description says. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ErrorRule of(String error) {
        return new ErrorRule(error, null);
    }

    boolean matches(String code, String text) {
        return error.equalsIgnoreCase(code)
                && (description == null
                        || text.toLowerCase(Locale.ROOT).contains(description.toLowerCase(Locale.ROOT)));
    }
}
