package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's file does, without a line of code. The first ones read the example that the documentation shows. */
class AddingAProviderTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "providers.yaml");

    private final ProviderCatalogue builtIn = ProviderCatalogue.builtIn();

    @TempDir
    private Path directory;

    @Test
    void theExampleAddsItsProvidersAfterTheBuiltInOnes() {
        List<String> ids = ids(builtIn.with(EXAMPLE));

        assertThat(ids)
                .containsExactlyElementsOf(Stream.concat(
                                ids(builtIn).stream(), Stream.of("codeberg", "forge-internal", "staff", "discord"))
                        .toList());
    }

    @Test
    void twoForgejoServersAreTwoProviders() {
        Provider codeberg = example("codeberg");
        Provider internal = example("forge-internal");

        assertThat(codeberg.at(null).api()).isEqualTo(URI.create("https://codeberg.org/api/v1"));
        assertThat(internal.at(null).api()).isEqualTo(URI.create("https://git.example.org/forge/api/v1"));
        assertThat(codeberg.forgeApi()).isEqualTo(ForgeApi.GITEA);
        assertThat(codeberg.dialect().name()).isEqualTo("gitea");
        assertThat(codeberg.life().rotation()).isEqualTo(Rotation.OPTIONAL);
        assertThat(internal.life().rotation()).isEqualTo(Rotation.SINGLE_USE);
        assertThat(internal.life().refreshToken()).isEqualTo(Duration.ofHours(730));
    }

    @Test
    void aProviderUnderABuiltInIdTakesItsPlace() {
        Provider github = example("github");

        assertThat(github.name()).isEqualTo("GitHub");
        assertThat(github.scopes().defaults()).containsExactly("repo", "workflow", "read:org");
        assertThat(github.at(null).api()).isEqualTo(URI.create("https://api.github.com"));
        assertThat(ids(builtIn.with(EXAMPLE))).startsWith("github").doesNotHaveDuplicates();
    }

    @Test
    void aDefinitionWithoutExtendsReplacesTheWholeOne() throws IOException {
        Provider github = with("github", """
                providers:
                  - id: github
                    name: Something else
                    base_url: https://else.example
                    ways: [stored]
                    endpoints: {authorization: "{base_url}/a", token: "{base_url}/t"}
                    account: [{from: "{base_url}/me", uid: /id}]
                """);

        assertThat(github.forge()).isFalse();
        assertThat(github.dialect().name()).isEqualTo("standard");
        assertThat(github.revocation()).isEqualTo(RevocationWay.NONE);
        assertThat(github.scopes().known()).isEmpty();
    }

    @Test
    void aProviderThatTheProgramDoesNotKnowIsWholeByItsFile() throws IOException {
        ProviderSite site = example("discord").at(null);

        assertThat(site.endpoints()).isInstanceOfSatisfying(SiteEndpoints.Known.class, known -> {
            assertThat(known.token()).isEqualTo(URI.create("https://discord.com/api/oauth2/token"));
            assertThat(known.revocation()).isEqualTo(URI.create("https://discord.com/api/oauth2/token/revoke"));
        });
        assertThat(site.provider().scopes().asked(List.of("servers")))
                .containsExactly("identify", "guilds", "guilds.members.read");
        assertThat(site.provider().dialect().rateLimitInForbidden()).isTrue();
        assertThat(site.provider().dialect().meaning("invalid_grant", null)).isEqualTo(ErrorMeaning.GRANT_DEAD);
        assertThat(site.account().get(0).source())
                .isInstanceOfSatisfying(
                        AccountSource.Get.class,
                        get -> assertThat(get.uri()).isEqualTo(URI.create("https://discord.com/api/v10/users/@me")));
        assertThat(read(site, """
                {"id": "80351110224678912", "username": "nelly", "global_name": null, "avatar": "8342/../729", "email": "nelly@example.org"}
                """))
                .isEqualTo(new ExternalAccount(
                        "80351110224678912",
                        "nelly",
                        "nelly",
                        "https://cdn.discordapp.com/avatars/80351110224678912/8342%2F..%2F729.png",
                        "nelly@example.org",
                        null));
    }

    @Test
    void oneFactOfGitCanBeReplaced() throws IOException {
        Provider mine = with("mine", """
                {"providers": [{"id": "mine", "extends": "gitlab", "base_url": "https://lab.example",
                                "git": {"no_reply_email": "{login}@mail.lab.example"}}]}
                """);

        assertThat(mine.git())
                .isEqualTo(new GitAccess(new Template("oauth2"), new Template("{login}@mail.lab.example")));
    }

    @Test
    void theFileMayBeJson() throws IOException {
        Provider mine = with("mine", """
                {"providers": [{"id": "mine", "extends": "gitlab", "name": "Mine", "base_url": "https://lab.example"}]}
                """);

        assertThat(mine.at(null).tokenOrigin()).isEqualTo(URI.create("https://lab.example"));
    }

    @Test
    void anEmptyFileAddsNothing() throws IOException {
        assertThat(ids(builtIn.with(file("# nothing yet\n")))).isEqualTo(ids(builtIn));
    }

    private Provider example(String id) {
        return builtIn.with(EXAMPLE).find(id).orElseThrow();
    }

    private Provider with(String id, String content) throws IOException {
        return builtIn.with(file(content)).find(id).orElseThrow();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("providers.yaml"), content);
    }

    private static ExternalAccount read(ProviderSite site, String answer) throws IOException {
        return site.account()
                .get(0)
                .read(AccountFacts.none(), new ObjectMapper().readTree(answer), header -> null)
                .account()
                .orElseThrow();
    }

    private static List<String> ids(ProviderCatalogue catalogue) {
        return catalogue.all().stream().map(Provider::id).toList();
    }
}
