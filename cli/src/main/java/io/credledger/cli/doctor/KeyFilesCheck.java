package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the files of keys are there, and their owner's alone. What is in them is compared with the ledger elsewhere. */
record KeyFilesCheck(Installation.Keys keys, Installation.Places places) implements Check {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public void into(Findings findings) {
        List<Path> open = new ArrayList<>();
        boolean allThere = true;
        for (Map.Entry<String, @Nullable Path> named : named().entrySet()) {
            Path file = named.getValue();
            if (file == null) {
                continue;
            }
            if (!Files.isReadable(file)) {
                allThere = false;
                findings.add(
                        Trouble.failed(
                                "key file",
                                named.getKey() + " is not there or cannot be read: " + file,
                                "put it back from where it is kept (docs/backup.md); never make another: docs/operations.md says what is gone with it"));
            } else if (isOpen(file)) {
                open.add(file);
            }
        }
        Path secrets = places.secrets();
        if (secrets != null) {
            open.addAll(openIn(secrets));
        }
        open.stream()
                .distinct()
                .forEach(file -> findings.add(
                        Trouble.failed("key file", "other accounts can read or change " + file, mend(file))));
        if (allThere && open.isEmpty()) {
            findings.add(Finding.ok("key file", "all that are named are there, and their owner's alone"));
        }
    }

    private Map<String, @Nullable Path> named() {
        Map<String, @Nullable Path> named = new LinkedHashMap<>();
        named.put("the master key", keys.masterFile());
        named.put("the pseudonym key", keys.pseudonym());
        named.put("the refresher's key", keys.refresher());
        named.put("the checkpoint key", keys.checkpoint());
        return named;
    }

    private static List<Path> openIn(Path secrets) {
        try (Stream<Path> files = Files.list(secrets)) {
            return Stream.concat(Stream.of(secrets), files.sorted())
                    .filter(KeyFilesCheck::isOpen)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String mend(Path file) {
        return "chmod " + (Files.isDirectory(file) ? "700 " : "600 ") + file
                + "; if somebody else has an account here, change the key: docs/keys.md";
    }
}
