package io.credledger.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The README's commands, each by itself, in one shell. */
final class Quickstart {

    static final Path SNIPPET = Examples.DIRECTORY.resolve("quickstart.sh");

    /** Separates in what the shell prints what each command has printed. */
    private static final String MARK = "\u001e";

    private Quickstart() {}

    /** A comment of the file is said, a command is typed. */
    static List<Tour.Step> in(DemoLedger ledger) throws IOException, InterruptedException {
        return typed(Files.readAllLines(SNIPPET), ledger);
    }

    static List<Tour.Step> typed(List<String> lines, DemoLedger ledger) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -e\n");
        for (String line : lines) {
            boolean continues = !said.isEmpty() && said.get(said.size() - 1).endsWith("\\");
            if (continues) {
                said.add(said.remove(said.size() - 1) + "\n" + line);
            } else if (!line.isBlank()) {
                said.add(line);
                script.append("printf '\\036'\n");
            }
            script.append(line).append('\n');
        }
        Shell shell = new Shell(ledger.directory(), Map.of("CREDLEDGER_URL", ledger.url()));
        String[] printed = shell.run(script.toString(), List.of()).split(MARK, -1);
        List<Tour.Step> steps = new ArrayList<>();
        for (int at = 0; at < said.size(); at++) {
            String line = said.get(at);
            steps.add(line.startsWith("#") ? new Tour.Said(line.substring(2)) : new Tour.Typed(line, printed[at + 1]));
        }
        return steps;
    }
}
