package io.credledger.edge;

import io.credledger.ledger.RefusalReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a value.
 *
 * @param slug of an {@link EdgeReason} or {@link RefusalReason}
 * @param field what it is about, as the caller named it, or empty
 * @param rule what it breaks, or empty where the slug says it all
 * @param members more for the caller: {@code current_version}, {@code credledger_choices}
 */
public record Refusal(String slug, String field, String rule, Map<String, Object> members) {

    public static Refusal of(RefusalReason reason, @Nullable Long currentVersion) {
        return new Refusal(
                reason.slug(), "", "", currentVersion == null ? Map.of() : Map.of("current_version", currentVersion));
    }

    /** Members may have names in them. */
    @Override
    public String toString() {
        return "Refusal: " + slug;
    }
}
