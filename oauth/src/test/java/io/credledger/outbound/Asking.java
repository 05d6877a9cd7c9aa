package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the tests ask with. */
final class Asking {

    private static final OutboundSettings USUAL = OutboundSettings.defaults(AllowedHosts.of("127.0.0.1"));

    private Asking() {}

    static Outbound usual() {
        return new Outbound(USUAL);
    }

    static Outbound hasty(Duration deadline, Duration connectDeadline) {
        return new Outbound(new OutboundSettings(deadline, connectDeadline, 1000, AllowedHosts.of("127.0.0.1")));
    }

    static OutboundAnswer answer(Outbound outbound, OutboundRequest request)
            throws ExecutionException, InterruptedException, TimeoutException {
        return outbound.send(request).get(20, TimeUnit.SECONDS);
    }

    static OutboundFailure failure(Outbound outbound, OutboundRequest request) {
        ExecutionException thrown = catchThrowableOfType(ExecutionException.class, () -> answer(outbound, request));
        assertThat(thrown).hasCauseInstanceOf(OutboundException.class);
        assertThat(thrown.getCause()).hasNoCause();
        return ((OutboundException) thrown.getCause()).failure();
    }

    static String text(OutboundAnswer answer) {
        return answer.revealTo(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
