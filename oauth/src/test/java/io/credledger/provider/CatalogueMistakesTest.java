package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CatalogueMistakesTest {

    private static final String SOUND = """
            providers:
              - id: acme
                name: Acme
                base_url: https://acme.example
                ways: [stored]
                endpoints: {authorization: "{base_url}/a", token: "{base_url}/t", api: "{base_url}/api"}
                account: [{from: "{api}/me", uid: /id}]
            """;

    private final ProviderCatalogue builtIn = ProviderCatalogue.builtIn();

    @TempDir
    private Path directory;

    /** Each row puts one thing into a sound definition, at a JSON pointer's place in it. */
    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '`')
    void aMistakeIsToldByFieldAndRule(String place, String value, String path, String rule) throws IOException {
        ObjectNode root = (ObjectNode) new YAMLMapper().readTree(SOUND);
        new Edit(place, new YAMLMapper().readTree(value))
                .apply(root.path("providers").path(0));

        List<CatalogueProblem> problems = problems(root.toString());

        assertThat(problems)
                .extracting(CatalogueProblem::path, CatalogueProblem::rule)
                .contains(tuple(path, rule));
    }

    @Test
    void allMistakesAreToldTogetherAndNoneByItsValue() throws IOException {
        List<CatalogueProblem> problems = problems("""
                dialects:
                  standard: {}
                  odd: {grant_dead: [{errors: SECRET-1}]}
                providers:
                  - id: SECRET-2
                    extends: forgejo
                  - id: acme
                    extends: nobody
                  - id: acme
                    name: Acme
                    ways: [SECRET-3]
                    endpoints: {authorization: "http://SECRET-4.example/a", token: "{SECRET-5}/t", secret: SECRET-6}
                    authorization: {parameters: {state: SECRET-7}}
                    life: {access_token: SECRET-8, keep_alive: PT0S}
                    dialect: SECRET-9
                    account: [{from: userinfo, login: SECRET-10}]
                  - SECRET-11
                """);

        assertThat(problems)
                .extracting(CatalogueProblem::toString)
                .containsExactlyInAnyOrder(
                        "dialects.odd.grant_dead[0].errors: is not a field",
                        "dialects.odd.grant_dead[0].error: is required",
                        "dialects.standard: must not have the name of a built-in one",
                        "providers[0].id: must be 1 to 50 of a-z, 0-9 and -, and not begin with -",
                        "providers[1].extends (acme): must be the id of a built-in provider",
                        "providers[2].id (acme): must be defined once",
                        "providers[2].ways[0] (acme): must be one of stored, basic, pass_through, exchange",
                        "providers[2].endpoints.secret (acme): is not a field",
                        "providers[2].endpoints.authorization (acme): must be https, or http of this machine",
                        "providers[2].endpoints.token (acme): must have no names but {base_url}, {host}",
                        "providers[2].base_url (acme): is required where no endpoint has {base_url}",
                        "providers[2].authorization.parameters.state (acme): must not be set",
                        "providers[2].life.access_token (acme): must be an ISO 8601 duration of days, hours, minutes and seconds, like PT1H",
                        "providers[2].life.keep_alive (acme): must be longer than nothing",
                        "providers[2].dialect (acme): must be the name of a dialect",
                        "providers[2].account[0].from (acme): must have the endpoint userinfo",
                        "providers[2].account[0].login (acme): must be a JSON pointer, or have names in braces",
                        "providers[2].account (acme): must say where the uid is",
                        "providers[3]: must be an object");
    }

    @Test
    void whatCannotBeParsedIsToldByLine() throws IOException {
        assertThat(problems("providers:\n  - id: SECRET\n   name: ["))
                .extracting(CatalogueProblem::toString)
                .containsExactly("the file: must be YAML or JSON, with no field twice (line 3)");
        assertThat(problems("providers: []\nproviders: []\n"))
                .extracting(CatalogueProblem::toString)
                .containsExactly("the file: must be YAML or JSON, with no field twice (line 2)");
        assertThat(problems("providers: []\n---\nproviders: []\n"))
                .extracting(CatalogueProblem::path)
                .containsExactly("");
        assertThat(problems("a: &x {}\nb: *x\n"))
                .extracting(CatalogueProblem::toString)
                .contains("the file: must have no YAML aliases (line 2)");
    }

    @Test
    void aFileThatIsNotThereOrTooLongIsAProblemOfTheFile() throws IOException {
        CatalogueException missing =
                catchThrowableOfType(CatalogueException.class, () -> builtIn.with(directory.resolve("nowhere.yaml")));
        List<CatalogueProblem> tooLong = problems("#".repeat((1 << 20) + 1));

        assertThat(missing.problems())
                .extracting(CatalogueProblem::rule)
                .containsExactly("must be a readable file in UTF-8");
        assertThat(tooLong).extracting(CatalogueProblem::rule).containsExactly("must be at most 1 MiB");
    }

    @Test
    void aListInTheFilesPlaceIsAProblem() throws IOException {
        assertThat(problems("[]"))
                .extracting(CatalogueProblem::toString)
                .containsExactly("the file: must be an object");
    }

    private List<CatalogueProblem> problems(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("providers.yaml"), content);
        CatalogueException wrong = catchThrowableOfType(CatalogueException.class, () -> builtIn.with(file));
        assertThat(wrong).as("the file must be refused").isNotNull();
        assertThat(wrong).hasMessage("the provider catalogue has problems");
        assertThat(wrong.problems().toString()).doesNotContain("SECRET-");
        return wrong.problems();
    }
}
