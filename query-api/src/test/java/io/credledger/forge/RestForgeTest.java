package io.credledger.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.forge.ForgeException.Kind;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The three REST APIs, each against a server that answers in its shapes. */
class RestForgeTest {

    private static final String GITHUB_USER = """
            {"login":"octocat","id":583231,"node_id":"MDQ6VXNlcjU4MzIzMQ==","avatar_url":"https://avatars.githubusercontent.com/u/583231?v=4",
             "html_url":"https://github.com/octocat","type":"User","name":"The Octocat","email":null}""";
    private static final String GITLAB_USER = """
            {"id":1,"username":"john_smith","email":"john@example.com","name":"John Smith","state":"active",
             "avatar_url":"http://localhost:3000/uploads/user/avatar/1/index.jpg","web_url":"http://localhost:3000/john_smith"}""";
    private static final String GITEA_USER = """
            {"id":7,"login":"alice","login_name":"","source_id":0,"full_name":"","email":"alice@example.com",
             "avatar_url":"https://forge.example/avatars/1","html_url":"https://forge.example/alice","is_admin":false}""";

    private static final String GITHUB_REPOSITORY = """
            [{"id":1296269,"name":"Hello-World","full_name":"octocat/Hello-World","owner":{"login":"octocat","id":1},"private":false,
              "html_url":"https://github.com/octocat/Hello-World","description":"This your first repo!","fork":true,"archived":false,
              "clone_url":"https://github.com/octocat/Hello-World.git","ssh_url":"git@github.com:octocat/Hello-World.git",
              "default_branch":"master","pushed_at":"2011-01-26T19:06:43Z"}]""";
    private static final String GITLAB_REPOSITORY = """
            [{"id":4,"description":null,"default_branch":"main","visibility":"private","ssh_url_to_repo":"git@example.com:diaspora/client.git",
              "http_url_to_repo":"http://example.com/diaspora/client.git","web_url":"http://example.com/diaspora/client","name":"Diaspora Client",
              "path":"client","path_with_namespace":"diaspora/client","last_activity_at":"2013-09-30T13:46:02.000Z","archived":true,
              "namespace":{"id":3,"name":"Diaspora","path":"diaspora","kind":"group","full_path":"diaspora"}}]""";
    private static final String GITEA_REPOSITORY = """
            [{"id":9,"owner":{"id":7,"login":"alice"},"name":"notes","full_name":"alice/notes","description":"","empty":true,"private":true,
              "fork":false,"html_url":"https://forge.example/alice/notes","ssh_url":"git@forge.example:alice/notes.git",
              "clone_url":"https://forge.example/alice/notes.git","default_branch":"main","archived":false,"updated_at":"2024-05-01T10:00:00+02:00"}]""";

    private final ScriptedForge server = new ScriptedForge();
    private final Outbound outbound = new Outbound(OutboundSettings.defaults(AllowedHosts.of("127.0.0.1")));

    @AfterEach
    void close() {
        outbound.close();
        server.close();
    }

    private ForgePort port(ForgeDialect dialect) {
        ForgePlace place = new ForgePlace(server.url(), URI.create(server.url() + "/api"));
        return new RestForge(
                outbound,
                dialect,
                place,
                () -> CompletableFuture.completedFuture(SecretToken.takeCopyOf("Bearer canary")));
    }

    @Test
    void gitHubSaysWhoTheAccountIs() {
        server.answers(200, GITHUB_USER);

        assertThat(port(new GitHubForge()).whoAmI().join())
                .isEqualTo(new ForgeUser(
                        "583231",
                        "octocat",
                        "The Octocat",
                        URI.create("https://avatars.githubusercontent.com/u/583231?v=4"),
                        URI.create("https://github.com/octocat")));
        assertThat(server.asked())
                .containsExactly(new ScriptedForge.Asked("/api/user", "Bearer canary", "application/vnd.github+json"));
    }

    @Test
    void gitLabSaysWhoTheAccountIs() {
        server.answers(200, GITLAB_USER);

        assertThat(port(new GitLabForge()).whoAmI().join())
                .isEqualTo(new ForgeUser(
                        "1",
                        "john_smith",
                        "John Smith",
                        URI.create("http://localhost:3000/uploads/user/avatar/1/index.jpg"),
                        URI.create("http://localhost:3000/john_smith")));
    }

    @Test
    void giteaSaysWhoTheAccountIs() {
        server.answers(200, GITEA_USER);

        ForgeUser user = port(new GiteaForge()).whoAmI().join();
        assertThat(user.uid()).isEqualTo("7");
        assertThat(user.login()).isEqualTo("alice");
    }

    @Test
    void gitHubsRepositoriesAreReadPageByPage() {
        server.answers(
                        200,
                        Map.of("Link", "<https://api.github.com/user/repos?page=2>; rel=\"next\", <x>; rel=\"last\""),
                        GITHUB_REPOSITORY)
                .answers(200, Map.of("Link", "<https://api.github.com/user/repos?page=1>; rel=\"first\""), "[]");
        ForgePort port = port(new GitHubForge());

        ForgePage<ForgeRepository> first =
                port.repositories(ForgePageRequest.of(null, 30)).join();
        assertThat(first.items())
                .containsExactly(new ForgeRepository(
                        "1296269",
                        "octocat/Hello-World",
                        "Hello-World",
                        "octocat",
                        "This your first repo!",
                        false,
                        false,
                        true,
                        "master",
                        URI.create("https://github.com/octocat/Hello-World"),
                        URI.create("https://github.com/octocat/Hello-World.git"),
                        "git@github.com:octocat/Hello-World.git",
                        Instant.parse("2011-01-26T19:06:43Z")));
        ForgePage<ForgeRepository> second =
                port.repositories(ForgePageRequest.of(first.nextCursor(), 30)).join();
        assertThat(second.items()).isEmpty();
        assertThat(second.nextCursor()).isNull();
        assertThat(server.asked())
                .extracting(ScriptedForge.Asked::uri)
                .containsExactly(
                        "/api/user/repos?sort=full_name&per_page=30&page=1",
                        "/api/user/repos?sort=full_name&per_page=30&page=2");
    }

    @Test
    void gitLabTellsItsNextPageByAHeader() {
        server.answers(200, Map.of("X-Next-Page", "2"), GITLAB_REPOSITORY)
                .answers(200, Map.of("X-Next-Page", ""), "[]");
        ForgePort port = port(new GitLabForge());

        ForgePage<ForgeRepository> first =
                port.repositories(ForgePageRequest.of(null, 500)).join();
        ForgeRepository repository = first.items().get(0);
        assertThat(repository.fullName()).isEqualTo("diaspora/client");
        assertThat(repository.owner()).isEqualTo("diaspora");
        assertThat(repository.isPrivate()).isTrue();
        assertThat(repository.archived()).isTrue();
        assertThat(repository.fork()).isFalse();
        assertThat(first.nextCursor()).isEqualTo("100x2");
        assertThat(port.repositories(ForgePageRequest.of("100x2", 500)).join().nextCursor())
                .isNull();
    }

    @Test
    void giteasRepositoriesAreRead() {
        server.answers(200, GITEA_REPOSITORY);

        ForgeRepository repository = port(new GiteaForge())
                .repositories(ForgePageRequest.of(null, 50))
                .join()
                .items()
                .get(0);
        assertThat(repository.cloneUrl()).isEqualTo(URI.create("https://forge.example/alice/notes.git"));
        assertThat(repository.pushedAt()).isEqualTo(Instant.parse("2024-05-01T08:00:00Z"));
    }

    @Test
    void aTokenThatNoHeaderCarriesIsRejectedUnsent() {
        ForgePlace place = new ForgePlace(server.url(), URI.create(server.url() + "/api"));
        ForgePort port = new RestForge(
                outbound,
                new GiteaForge(),
                place,
                () -> CompletableFuture.completedFuture(SecretToken.takeCopyOf("Bearer no header carries ünï")));

        assertFails(port.whoAmI(), Kind.TOKEN_REJECTED);
        assertThat(server.asked()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(401, Map.of(), Kind.TOKEN_REJECTED),
                Arguments.of(403, Map.of(), Kind.FORBIDDEN),
                Arguments.of(403, Map.of("X-RateLimit-Remaining", "0"), Kind.RATE_LIMITED),
                Arguments.of(403, Map.of("Retry-After", "60"), Kind.RATE_LIMITED),
                Arguments.of(429, Map.of(), Kind.RATE_LIMITED),
                Arguments.of(302, Map.of("Location", "http://127.0.0.1:1/"), Kind.UNAVAILABLE),
                Arguments.of(404, Map.of(), Kind.UNAVAILABLE),
                Arguments.of(500, Map.of(), Kind.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatAForgeRefusesIsTold(int status, Map<String, String> headers, Kind kind) {
        server.answers(status, headers, "{\"message\":\"canary\"}");

        assertFails(port(new GitHubForge()).whoAmI(), kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not json canary", "[]", "{}", "{\"id\":1}", "{\"id\":null,\"login\":\"canary\"}", "null"})
    void anAnswerThatIsNoneIsTold(String body) {
        server.answers(200, body);

        assertFails(port(new GitHubForge()).whoAmI(), Kind.UNAVAILABLE);
    }

    @Test
    void anObjectIsNoListOfRepositories() {
        server.answers(200, "{}");

        assertFails(port(new GiteaForge()).repositories(ForgePageRequest.of(null, 5)), Kind.UNAVAILABLE);
    }

    @Test
    void aPrivateAddressIsNotAsked() {
        try (Outbound strict = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE))) {
            ForgePlace place = new ForgePlace(server.url(), server.url());
            ForgePort port = new RestForge(
                    strict,
                    new GitHubForge(),
                    place,
                    () -> CompletableFuture.completedFuture(SecretToken.takeCopyOf("Bearer canary")));
            assertFails(port.whoAmI(), Kind.TARGET_REFUSED);
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aLinkThatIsNoWebAddressIsLeftOut() {
        server.answers(
                200, "{\"id\":1,\"login\":\"x\",\"html_url\":\"javascript:alert(1)\",\"avatar_url\":\"not a uri\"}");

        ForgeUser user = port(new GitHubForge()).whoAmI().join();
        assertThat(user.webUrl()).isNull();
        assertThat(user.avatarUrl()).isNull();
    }

    private static void assertFails(CompletableFuture<?> answer, Kind kind) {
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageNotContaining("canary")
                .cause()
                .isInstanceOfSatisfying(
                        ForgeException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageNotContaining("canary");
    }
}
