package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the refresher's journal is where the refresher has worked: it holds answers of providers that exist nowhere else. */
record JournalCheck(Installation.Places places) implements Check {

    private static final String IDENTITY = "worker-id";

    @Override
    public void into(Findings findings) {
        Path journal = places.journal();
        if (journal == null) {
            return;
        }
        if (Files.exists(journal.resolve(IDENTITY))) {
            findings.add(Finding.ok("journal", "is there: " + journal));
        } else if (Files.exists(places.refresherState())) {
            findings.add(
                    Trouble.failed(
                            "journal",
                            "a refresher has worked here, and its journal is gone from " + journal,
                            "stop the refresher and put the directory back; if it is lost, see docs/operations.md: What is lost"));
        } else {
            findings.add(Finding.ok("journal", "none yet: no refresher has worked here"));
        }
    }
}
