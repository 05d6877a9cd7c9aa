package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.connect.FlowOutcome;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said no with. */
final class Refusals {

    private Refusals() {}

    static Refusal refused(String slug, ThrowingCallable call) {
        Refusal[] told = new Refusal[1];
        assertThatExceptionOfType(RefusedException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.refusal().slug()).isEqualTo(slug);
            told[0] = e.refusal();
        });
        return told[0];
    }

    static Refusal failed(String slug, FlowOutcome outcome) {
        assertThat(outcome).isInstanceOf(FlowOutcome.Failed.class);
        Refusal refusal = ((FlowOutcome.Failed) outcome).refusal();
        assertThat(refusal.slug()).isEqualTo(slug);
        return refusal;
    }
}
