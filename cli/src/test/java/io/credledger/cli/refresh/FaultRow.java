package io.credledger.cli.refresh;

import static io.credledger.cli.refresh.Heard.KEPT;
import static io.credledger.cli.refresh.Heard.NOT_ROTATED;
import static io.credledger.cli.refresh.Heard.NOT_SENT;
import static io.credledger.cli.refresh.Heard.ROTATED_UNHEARD;
import static io.credledger.faulty.When.AFTER;
import static io.credledger.faulty.When.BEFORE;

import io.credledger.faulty.Fault;
import java.time.Duration;
import java.util.Locale;

/** What happens to the first request of a grant. */
@SuppressWarnings("ImmutableEnumChecker") // Of records, which are not annotated.
enum FaultRow implements Row {
    REFUSED("connection refused", NOT_SENT, Fault.none()),
    RESET_BEFORE("reset before rotating", NOT_ROTATED, Fault.reset(BEFORE)),
    RESET_AFTER("reset after rotating", ROTATED_UNHEARD, Fault.reset(AFTER)),
    SILENT_BEFORE("hangs before rotating", NOT_ROTATED, Fault.hang(BEFORE)),
    SILENT_AFTER("hangs after rotating", ROTATED_UNHEARD, Fault.hang(AFTER)),
    CUT_BEFORE("an answer is cut, nothing was rotated", NOT_ROTATED, Fault.cut(BEFORE, 40)),
    CUT_AT_ONCE("cut before the first byte of the answer", ROTATED_UNHEARD, Fault.cut(AFTER, 0)),
    CUT_IN_HEAD("cut in the answer's head", ROTATED_UNHEARD, Fault.cut(AFTER, 40)),
    CUT_IN_BODY("cut in the answer's body", ROTATED_UNHEARD, Fault.cut(AFTER, 160)),
    FAILED_BEFORE("500, nothing was rotated", NOT_ROTATED, Fault.status(BEFORE, 500)),
    FAILED_AFTER("500 after rotating", ROTATED_UNHEARD, Fault.status(AFTER, 500)),
    GATEWAY_AFTER("502 after rotating", ROTATED_UNHEARD, Fault.status(AFTER, 502)),
    GARBAGE_BEFORE("200 with garbage, nothing was rotated", NOT_ROTATED, Fault.garbage(BEFORE)),
    GARBAGE_AFTER("200 with garbage after rotating", ROTATED_UNHEARD, Fault.garbage(AFTER)),
    TOO_LARGE("an answer without end after rotating", ROTATED_UNHEARD, Fault.tooLarge(AFTER, 2_000_000)),
    RATE_LIMITED("429 with Retry-After", NOT_ROTATED, Fault.rateLimited(Duration.ofSeconds(1))),
    UNAVAILABLE("503 with Retry-After", NOT_ROTATED, Fault.unavailable(Duration.ofSeconds(1))),
    MISTAKEN("400 with an error that says nothing of the grant", NOT_ROTATED, Fault.error(400, "invalid_request")),
    SLOW("the right answer, slowly", KEPT, Fault.slow(Duration.ofSeconds(1))),
    TOO_SLOW("the right answer, too slowly", ROTATED_UNHEARD, Fault.slow(Duration.ofSeconds(20)));

    private final String title;
    private final Heard heard;
    private final Fault fault;

    FaultRow(String title, Heard heard, Fault fault) {
        this.title = title;
        this.heard = heard;
        this.fault = fault;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Heard heard() {
        return heard;
    }

    @Override
    public String slug() {
        return "fault-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
