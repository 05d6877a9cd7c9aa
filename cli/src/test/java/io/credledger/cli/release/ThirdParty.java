package io.credledger.cli.release;

import java.util.Objects;
import java.util.stream.Collectors;

/** THIRD-PARTY.md of a release. */
final class ThirdParty {

    private static final String BEGIN = """
            # What others wrote

            The Credential Ledger is under the Apache License 2.0 ([LICENSE](LICENSE)). These parts of this release are not ours, and are used under the licence
            named. Each jar in `lib/` carries its own notices; those of a library from npm are served and shipped with it, in the jar of `credledger-query-api`.
            `bom.json` has the same list for programs, with all licences that a part offers, its hashes, and what needs it.

            | part | version | licence |
            |---|---|---|
            """;

    private ThirdParty() {}

    static String page(Bom bom, Licences licences) {
        return bom.thirdParty().stream()
                .map(component -> "| " + component.key() + " | " + component.version() + " | "
                        + Objects.requireNonNull(licences.chosen().get(component.key())) + " |\n")
                .collect(Collectors.joining("", BEGIN, ""));
    }
}
