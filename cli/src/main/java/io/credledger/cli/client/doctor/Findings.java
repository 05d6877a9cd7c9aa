package io.credledger.cli.client.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.Rows;
import io.credledger.cli.client.output.View;
import io.credledger.cli.client.terminal.Palette.Tone;
import io.credledger.streams.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** What all checks found, in the order of looking. */
public final class Findings {

    private static final View VIEW =
            View.of(Column.text("check"), Column.status("state"), Column.text("finding"), Column.text("mend"));

    private final List<Finding> all = new ArrayList<>();

    public void add(Finding finding) {
        all.add(finding);
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** The first failure decides: the others may follow from it. */
    public ExitCode exit() {
        return all.stream()
                .map(Finding::exit)
                .filter(exit -> exit != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.DONE);
    }

    public void print(Output output) {
        if (output.format() == OutputFormat.TABLE) {
            all.forEach(finding -> sentences(finding, output));
            return;
        }
        Rows rows = output.rows(VIEW);
        rows.page(all.stream().map(Findings::json).toList());
        rows.end(null);
    }

    /** Sentences are not cut to fit a table: the cut part is the part that helps. */
    private static void sentences(Finding finding, Output output) {
        Tone tone = switch (finding.state()) {
            case OK -> Tone.GOOD;
            case WARNING -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
        String state = String.format("%-7s", finding.state());
        output.line(output.palette().paint(tone, state) + "  " + finding.check() + ": " + finding.text());
        if (!finding.mend().isEmpty()) {
            output.line("         mend: " + finding.mend());
        }
    }

    private static JsonNode json(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.check())
                .put("state", finding.state().toString())
                .put("finding", finding.text())
                .put("mend", finding.mend());
    }
}
