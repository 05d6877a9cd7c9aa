package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    @Test
    void whatWasReportedAsNotSentIsNeverSent() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Exchange exchange = new Exchange(Runnable::run, () -> true);
            exchange.connecting();
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<Boolean> sending = CompletableFuture.supplyAsync(() -> {
                await(together);
                return exchange.maySend();
            });
            await(together);
            exchange.connectDeadline();

            if (sending.get()) {
                assertThat(exchange.answer()).isNotDone();
                exchange.deadline();
                assertThat(failure(exchange)).isEqualTo(OutboundFailure.Unanswered.TIMEOUT);
            } else {
                assertThat(failure(exchange)).isEqualTo(OutboundFailure.NotSent.CONNECT);
            }
        }
    }

    @Test
    void theFirstOutcomeStays() {
        Exchange exchange = new Exchange(Runnable::run, () -> true);
        exchange.failed(OutboundFailure.NotSent.TARGET_REFUSED);
        exchange.deadline();
        exchange.failed();
        exchange.answered(new OutboundAnswer(200, Map.of(), new byte[0]));

        assertThat(exchange.maySend()).isFalse();
        assertThat(failure(exchange)).isEqualTo(OutboundFailure.NotSent.TARGET_REFUSED);
    }

    @Test
    void nothingIsSentOnceThePermitHasEnded() {
        Exchange exchange = new Exchange(Runnable::run, () -> false);
        exchange.connecting();

        assertThat(exchange.maySend()).isFalse();
        assertThat(failure(exchange)).isEqualTo(OutboundFailure.NotSent.WITHDRAWN);
    }

    private static OutboundFailure failure(Exchange exchange) {
        return ((OutboundException)
                        exchange.answer().handle((answer, failed) -> failed).join())
                .failure();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
