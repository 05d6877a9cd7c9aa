package io.credledger.cli.refresh;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/** What became of the grants, by row and column. */
final class Cells {

    private final Map<Row, Map<Policy, Fate>> fates = new LinkedHashMap<>();

    /** @param grants of which the log says how they ended, one of each policy */
    void putAll(Row row, Stage stage, List<Grant> grants) throws Exception {
        Map<Policy, Fate> cells = new EnumMap<>(Policy.class);
        for (Grant grant : grants) {
            cells.put(grant.site().policy(), Fate.of(stage, grant));
        }
        fates.put(row, cells);
    }

    /** The rules that no cell breaks. */
    void check(SoftAssertions softly) {
        fates.forEach((row, cells) -> cells.forEach((policy, fate) -> check(softly, row, policy, fate)));
    }

    private static void check(SoftAssertions softly, Row row, Policy policy, Fate fate) {
        String cell = row.title() + " / " + policy.title();
        boolean fatal = row.heard().isFatal(policy);
        softly.assertThat(fate.kept()).as("%s: kept", cell).isEqualTo(!fatal);
        softly.assertThat(fate.requests())
                .as("%s: requests with one token", cell)
                .isLessThanOrEqualTo(row.heard().mostRequests());
        softly.assertThat(fate.reuses()).as("%s: reuse events", cell).isLessThanOrEqualTo(fatal ? 1 : 0);
        softly.assertThat(fate.shown()).as("%s: shown", cell).isEqualTo(fatal ? Fate.ANSWER_LOST : Fate.CONNECTED);
        if (fatal) {
            softly.assertThat(fate.unknown())
                    .as("%s: recorded as unknown", cell)
                    .isTrue();
        }
    }

    /** Markdown. */
    String render(String first) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + first + " | "
                + List.of(Policy.values()).stream().map(Policy::title).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---".repeat(Policy.values().length + 1) + "|");
        fates.forEach((row, cells) -> lines.add("| " + row.title() + " | "
                + cells.values().stream().map(Fate::cell).collect(Collectors.joining(" | ")) + " |"));
        return String.join("\n", lines) + '\n';
    }
}
