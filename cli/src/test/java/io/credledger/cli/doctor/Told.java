package io.credledger.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.streams.ExitCode;
import java.util.concurrent.ExecutionException;

/** What a check found, to be looked at. */
record Told(Findings findings) {

    static Told by(Check check) throws ExecutionException, InterruptedException {
        Findings findings = new Findings();
        check.into(findings);
        return new Told(findings);
    }

    static Told of(Finding finding) {
        Findings findings = new Findings();
        findings.add(finding);
        return new Told(findings);
    }

    void isFine() {
        assertThat(findings.all())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.state()).isEqualTo(Finding.State.OK));
        assertThat(findings.exit()).isEqualTo(ExitCode.DONE);
    }

    void fails(String text, String mend) {
        has(Finding.State.FAILED, text, mend);
        assertThat(findings.exit()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    }

    void warns(String text, String mend) {
        has(Finding.State.WARNING, text, mend);
        assertThat(findings.exit()).isEqualTo(ExitCode.DONE);
    }

    private void has(Finding.State state, String text, String mend) {
        assertThat(findings.all()).anySatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(state);
            assertThat(finding.text()).contains(text);
            assertThat(finding.mend()).contains(mend);
        });
    }
}
