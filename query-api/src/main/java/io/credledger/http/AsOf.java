package io.credledger.http;

import io.credledger.ledger.EventHeader;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.operation.Desk;
import io.credledger.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code as_of}: a time of RFC 3339, or a position. */
final class AsOf {

    static final String NAME = "as_of";

    private static final Pattern POSITION = Pattern.compile("[0-9]+:[0-9]+");

    private final Desk desk;
    private final Duration patience;

    AsOf(Services services) {
        this.desk = services.desk();
        this.patience = services.patience();
    }

    /** Empty where the answer is to be as things are. */
    Optional<Moment> of(Call call) throws InterruptedException {
        String text = call.query(NAME, given -> given);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(POSITION.matcher(text).matches() ? position(text) : Moment.of(time(text)));
    }

    /** Now, where nothing else is asked for. */
    Moment orNow(Call call) throws InterruptedException {
        return of(call).orElseGet(() -> Moment.now(desk.clock().instant()));
    }

    private Instant time(String text) {
        Instant at = time(NAME, text);
        if (at.isAfter(desk.clock().instant())) {
            throw ProblemException.invalid(NAME, "must not be in the future");
        }
        return at;
    }

    /** @param name of the parameter */
    static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "must be a time as RFC 3339 has it");
        }
    }

    private Moment position(String text) throws InterruptedException {
        Position position = Rules.check(NAME, text, Position::parse);
        if (position.shard() >= desk.view().shards() || position.seq() < 1) {
            throw ProblemException.invalid(NAME, "must be the position of an event of this ledger");
        }
        if (!desk.view().awaitApplied(position, patience)) {
            throw ProblemException.of(ProblemType.POSITION_NOT_REACHED);
        }
        return desk.view()
                .event(position)
                .map(LedgerEvent::header)
                .map(EventHeader::occurredAt)
                .map(at -> Moment.of(position, at))
                .orElseThrow(() -> ProblemException.of(ProblemType.POSITION_NOT_REACHED));
    }
}
