package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system allows a process that is started as this one was. */
record LimitsCheck() implements Check {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    /** A broker and the stores of 32 shards: a few files for each segment and each table. */
    private static final long FILES = 4096;

    @Override
    public void into(Findings findings) {
        try {
            judge(Files.readString(LIMITS), findings);
        } catch (IOException e) {
            findings.add(Finding.ok("limits", "this system does not tell them"));
        }
    }

    /** @param limits as Linux tells them */
    static void judge(String limits, Findings findings) {
        String files = soft(limits, "Max open files").orElse("unlimited");
        findings.add(
                files.equals("unlimited") || Long.parseLong(files) >= FILES
                        ? Finding.ok("limits", files + " open files")
                        : Finding.warning(
                                "limits",
                                "only " + files + " open files",
                                "ulimit -n 65536, LimitNOFILE= of the unit, or ulimits of the container"));
        if (!soft(limits, "Max core file size").orElse("0").equals("0")) {
            findings.add(Finding.warning(
                    "limits",
                    "a process that dies may leave its memory, with keys in it, in a core file",
                    "ulimit -c 0, LimitCORE=0 of the unit, or ulimits of the container"));
        }
    }

    private static Optional<String> soft(String limits, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + "\\s+(\\S+)\\s").matcher(limits);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
