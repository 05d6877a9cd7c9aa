package io.credledger.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BomTest {

    private static final Path RESOURCES = Path.of("../query-api/src/main/resources");

    private static final String MADE = """
            {
              "bomFormat" : "CycloneDX",
              "components" : [ ],
              "dependencies" : [
                {
                  "ref" : "pkg:maven/io.credledger/credledger-query-api@1?type=jar",
                  "dependsOn" : [
                    "pkg:maven/io.javalin/javalin@7?type=jar"
                  ]
                }
              ]
            }
            """;

    @Test
    void whatIsServedToBrowsersIsInTheBill() throws Exception {
        Bom bom = Bom.of(MADE);
        for (Vendored library : Vendored.below(RESOURCES)) {
            bom.add(library, "credledger-query-api");
        }

        assertThat(bom.thirdParty()).extracting(Component::key).containsExactly("npm:lit-html");
        assertThat(bom.thirdParty().get(0).licences()).containsExactly("BSD-3-Clause");
        assertThat(bom.json().replaceAll("\\s+", ""))
                .contains("[\"pkg:maven/io.javalin/javalin@7?type=jar\",\"pkg:npm/lit-html@");
    }

    @Test
    void itsVersionIsTheOneInItsFiles() throws Exception {
        for (Vendored library : Vendored.below(RESOURCES)) {
            String text =
                    Files.readString(RESOURCES.resolve("web/app/" + library.name() + "/" + library.name() + ".js"));
            assertThat(text).contains("\"" + library.version() + "\"");
        }
    }

    @Test
    void whatNeedsNoChangeIsWrittenAsItWas() throws Exception {
        assertThat(Bom.of(MADE).json()).isEqualTo(MADE);
    }

    @Test
    void thePageHasALineForEachPart() throws Exception {
        Bom bom = Bom.of(MADE);
        bom.add(new Vendored("lit-html", "3", "BSD-3-Clause"), "credledger-query-api");

        assertThat(ThirdParty.page(bom, Licences.of(List.of("npm:lit-html BSD-3-Clause"))))
                .endsWith("|---|---|---|\n| npm:lit-html | 3 | BSD-3-Clause |\n");
    }
}
