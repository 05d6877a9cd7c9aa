package io.credledger.cli.audit.replay;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.WebhookBookId;
import io.credledger.wire.EventBytes;
import io.credledger.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see; null means any.
 *
 * @param from the earliest
 * @param to the first that is too late
 * @param identity who did it, or whom it is about
 */
public record Query(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable ConnectionId connection,
        @Nullable IdentityId identity,
        @Nullable String type) {

    public static final Query ALL = new Query(null, null, null, null, null);

    /** The same, ready to be asked of millions. */
    Test test() {
        return new Test(
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                to == null ? Long.MAX_VALUE : to.toEpochMilli(),
                connection == null ? null : slice(connection.value()),
                identity == null ? null : slice(identity.value()),
                identity == null
                        ? Set.of()
                        : Set.of(
                                slice(identity.value()),
                                slice(ForgeId.of(identity).value()),
                                slice(SessionBookId.of(identity).value()),
                                slice(WebhookBookId.of(identity).value())),
                type == null ? null : slice(type));
    }

    private static Slice slice(String ascii) {
        return Slice.of(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param entities that are the identity's by their id alone */
    record Test(
            long from,
            long to,
            @Nullable Slice connection,
            @Nullable Slice identity,
            Set<Slice> entities,
            @Nullable Slice type) {

        boolean passes(EventBytes event) {
            return event.at() >= from
                    && event.at() < to
                    && (type == null || type.equals(event.type()))
                    && (connection == null || connection.equals(event.entity()))
                    && (identity == null || isAbout(event, identity));
        }

        private boolean isAbout(EventBytes event, Slice who) {
            if (who.equals(event.actor()) || entities.contains(event.entity())) {
                return true;
            }
            FactReader reader = FactReader.of(event);
            return reader != null && reader.identities(event.fact()).contains(who);
        }
    }
}
