package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room: the log never shrinks, and a refresher whose journal cannot be written begins nothing. */
record DisksCheck(Installation.Places places) implements Check {

    private static final long MIB = 1024L * 1024;
    private static final long TOO_LITTLE = 256 * MIB;

    @Override
    public void into(Findings findings) {
        for (Path place : places.kept()) {
            try {
                FileStore store = Files.getFileStore(nearest(place));
                findings.add(judge(place, store.getUsableSpace(), store.getTotalSpace()));
            } catch (IOException e) {
                findings.add(
                        Trouble.failed("disk", place + " cannot be looked at", "is it mounted, and this account's?"));
            }
        }
    }

    /** What will hold a directory that is not made yet. */
    private static Path nearest(Path place) {
        Path nearest = place.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    static Finding judge(Path place, long usable, long total) {
        long percent = total == 0 ? 0 : usable * 100 / total;
        String text = place + " has " + usable / MIB + " MiB free, " + percent + " %";
        String mend = "make room or a larger disk before it is full: docs/operations.md has the formula";
        if (usable < TOO_LITTLE || percent < 2) {
            return Trouble.failed("disk", text, mend);
        }
        return percent < 10 ? Finding.warning("disk", text, mend) : Finding.ok("disk", text);
    }
}
