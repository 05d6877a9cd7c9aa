package io.credledger.cli.client;

import io.credledger.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a script, and a command line that knows it. */
abstract class ClientTest {

    static final String TOKEN = "clt_0123456789abctest_CANARYTOKEN";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @SuppressWarnings("NullAway.Init") // set before each test
    ScriptedServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    Cli cli;

    @BeforeEach
    void start() {
        server = new ScriptedServer();
        cli = new Cli(home).with("CREDLEDGER_URL", server.url()).with("CREDLEDGER_TOKEN", TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
