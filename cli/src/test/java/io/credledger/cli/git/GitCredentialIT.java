package io.credledger.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code git clone} and {@code git push} as the right person, with the installation line of docs/git.md. */
@NeedsGit
class GitCredentialIT {

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;
    private static GitServer server;
    private static Path path;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory.resolve("ledger"), Map.of());
        Path repositories = Files.createDirectories(directory.resolve("repositories"));
        run(repositories, "git", "init", "--quiet", "--bare", "--initial-branch=main", "team/house.git");
        server = new GitServer(repositories);
        path = Installed.in("installed");
    }

    @AfterAll
    static void stop() {
        server.close();
        ledger.close();
    }

    @Test
    void twoPeoplePushEachAsThemselves() throws Exception {
        Developer alice = developer("alice");
        Developer bob = developer("bob");
        connect(alice, "");
        connect(bob, "");

        String said = pushes(alice, "one") + pushes(bob, "two");

        assertThat(server.pushes()).containsSubsequence("alice-gt", "bob-gt");
        assertThat(log())
                .containsExactly(
                        "two by bob-gt <bob-gt@noreply.127.0.0.1>", "one by alice-gt <alice-gt@noreply.127.0.0.1>");
        assertThat(said)
                .as("no program is given a token as an argument, and none prints it")
                .contains("credledger git-credential get")
                .doesNotContain("CANARY", alice.person().token(), bob.person().token());
    }

    @Test
    void aJobWorksAsWhoSharedWithIt() throws Exception {
        Developer erin = developer("erin");
        Developer robot = Developer.of(ledger.person("robot", "service"), directory.resolve("robot"), path);
        String id = connect(erin, "");
        erin.person().put("/v1/connections/" + id + "/shares/robot", "{}").is(200);
        Developer.Outcome before = robot.run("git clone --quiet " + repository() + " house");
        robot.run(robot.line("git config --global credential.helper '!credledger git-credential --on-behalf-of"))
                .succeeds();
        robot.run("git clone --quiet " + repository() + " house").succeeds();

        assertThat(before.code()).as("of its own it has nothing there").isNotZero();
    }

    @Test
    void aTokenThatHasExpiredIsToldAndNobodyIsAskedForAPassword() throws Exception {
        Developer carol = developer("carol");
        connect(carol, ", \"expires_at\": \"2020-01-01T00:00:00Z\"");

        Developer.Outcome clone = carol.run("git clone --quiet " + repository() + " house");

        assertThat(clone.code()).isNotZero();
        assertThat(clone.output())
                .contains("credledger: the token has expired [expired,", "told us to quit")
                .doesNotContain("could not read Username");
    }

    @Test
    void whoHasNoConnectionIsNobodyThereAndGitAsksElsewhere() throws Exception {
        Developer dave = developer("dave");

        Developer.Outcome clone = dave.run("git clone --quiet " + repository() + " house");

        assertThat(clone.code()).isNotZero();
        assertThat(clone.output())
                .contains("could not read Username")
                .doesNotContain("told us to quit", "credledger: ");
    }

    /** Clones, commits as the connection's account, pushes; answers what was printed. */
    private static String pushes(Developer developer, String change) throws Exception {
        Path clone = developer.home().resolve("house");
        String cloned =
                developer.run("git clone " + repository() + " house").succeeds().output();
        String identity =
                "credledger connections show gitea/default --git-identity | " + developer.line("while IFS='='");
        developer.run(clone, identity).succeeds();
        return cloned
                + developer
                        .run(
                                clone,
                                "echo " + change + " > " + change + "; git add .; git commit --quiet -m " + change
                                        + "; git push origin HEAD:main")
                        .succeeds()
                        .output();
    }

    private static Developer developer(String name) throws Exception {
        Person person = ledger.person(name);
        return Developer.of(person, directory.resolve(name), path);
    }

    /** Gives the person an account at the git server, and answers the connection's id. */
    private static String connect(Developer developer, String more) throws Exception {
        String login = developer.person().handle() + "-gt";
        String token = "gto_" + login + "_CANARY";
        server.knows(login, token);
        return developer
                .person()
                .post("/v1/connections", """
                {"provider": "gitea", "kind": "oauth2", "access_token": "%s", "scopes": ["write:repository"],
                 "account": {"uid": "%s", "login": "%s", "base_url": "%s"}%s}""".formatted(token, login, login, server.url(), more))
                .is(201)
                .text("id");
    }

    private static String repository() {
        return server.url() + "/team/house.git";
    }

    private static List<String> log() throws Exception {
        return run(directory.resolve("repositories/team/house.git"), "git", "log", "--format=%s by %an <%ae>", "main")
                .lines()
                .toList();
    }

    private static String run(Path directory, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command).directory(directory.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
