package io.credledger.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {

    private static final String BOM = """
            {"components": [
              {"group": "io.credledger", "name": "credledger-cli", "version": "1"},
              {"group": "g", "name": "one", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
              {"group": "g", "name": "two", "version": "2",
               "licenses": [{"license": {"id": "LGPL-2.1-only"}}, {"license": {"name": "Go License"}}]}
            ]}""";

    @Test
    void whatIsListedAndSaysSoMayBeShipped() throws Exception {
        assertThat(problems("g:one MIT", "g:two BSD-3-Clause")).isEmpty();
    }

    @Test
    void whatNobodyListedMayNot() throws Exception {
        assertThat(problems("g:one MIT"))
                .containsExactly("g:two: is not listed, and says [LGPL-2.1-only, BSD-3-Clause]");
    }

    @Test
    void whatSaysSomethingElseThanItDidMayNot() throws Exception {
        assertThat(problems("g:one Apache-2.0", "g:two BSD-3-Clause"))
                .containsExactly("g:one: is listed with Apache-2.0, and says [MIT]");
    }

    @Test
    void whatIsListedUnderALicenceWithDutiesMayNot() throws Exception {
        assertThat(problems("g:one MIT", "g:two LGPL-2.1-only")).containsExactly("g:two: LGPL-2.1-only is not allowed");
    }

    @Test
    void whatIsNotShippedAnyMoreIsNotListed() throws Exception {
        assertThat(problems("g:one MIT", "g:three MIT", "g:two BSD-3-Clause"))
                .containsExactly("g:three: is listed, and not shipped");
    }

    @Test
    void aLineIsOneComponentAndItsLicence() {
        for (List<String> lines :
                List.of(List.of("g:one"), List.of("g:one MIT or so"), List.of("g:one MIT", "g:one MIT"))) {
            assertThatThrownBy(() -> Licences.of(lines)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyLicenceOfTheListIsAllowed() throws Exception {
        Licences licences = Licences.of(Files.readAllLines(Path.of("..").resolve(Release.LICENCES)));

        assertThat(licences.chosen())
                .isNotEmpty()
                .allSatisfy(
                        (key, licence) -> assertThat(Licences.ALLOWED).as(key).contains(licence));
    }

    private static List<String> problems(String... lines) throws Exception {
        return Licences.of(List.of(lines)).problems(Bom.of(BOM));
    }
}
