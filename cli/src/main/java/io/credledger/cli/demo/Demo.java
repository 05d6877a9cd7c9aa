package io.credledger.cli.demo;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.profile.ServerUrl;
import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.secret.SecretToken;
import io.credledger.streams.UnrecoverableException;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A provider beside a ledger: access tokens of a minute, refresh tokens for one use, and a family that dies when one comes twice. */
public final class Demo implements AutoCloseable {

    private static final GrantPolicy POLICY = GrantPolicy.strict();

    private final DemoFiles files;
    private final Clock clock;
    private final SecretToken clientSecret;
    private final KeptGrants kept;
    private final AuthorizationServer server;
    private final DemoSite site;

    private Demo(DemoFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.clientSecret = DemoClientSecret.keptIn(files.clientSecret());
        this.kept = new KeptGrants(files.grants());
        this.server = new AuthorizationServer(clock, kept.read());
        server.register(new DemoClient(FirstSteps.CLIENT_ID, clientSecret, POLICY));
        this.site = site(port(files.port()));
        DemoFiles.write(files.port(), site.port() + "\n");
    }

    /**
     * Starts the provider, where it was before.
     *
     * @param data the directory of an {@code up}, with its secrets
     */
    public static Demo open(Path data, Clock clock) {
        DemoFiles files = new DemoFiles(data);
        files.createDirectory();
        return new Demo(files, clock);
    }

    private static int port(Path file) {
        try {
            return Files.exists(file) ? Integer.parseInt(DemoFiles.read(file).strip()) : 0;
        } catch (NumberFormatException e) {
            throw DemoFiles.problem(file, "must be a port");
        }
    }

    private DemoSite site(int port) {
        try {
            return new DemoSite(server, kept, port);
        } catch (JavalinBindException e) {
            throw DemoFiles.problem(
                    files.port(), "must be a free port: the demo's credentials are sealed for it; end what uses it");
        }
    }

    /** The settings with which services know the provider. */
    public Map<String, String> settings(Map<String, String> environment) {
        DemoDefinition definition = new DemoDefinition(FirstSteps.PROVIDER, site.url(), POLICY);
        return new DemoCatalogue(definition, site.host(), files.providers()).settings(environment);
    }

    /**
     * Does at a ledger that answers what is not done yet, and says what can be tried.
     *
     * @throws UnrecoverableException when the ledger refuses
     */
    public void introduce(String url, Path adminToken, PrintWriter out) {
        FirstSteps steps = new FirstSteps(ServerUrl.parse(url, "up"), files, clock);
        try {
            steps.asAdmin(adminToken, clientSecret);
            steps.asDemo(this::granted);
        } catch (ClientException e) {
            throw new UnrecoverableException(e.exitCode(), "the demo could not be set up: " + e.sentence());
        }
        out.println(new WalkThrough(url, site.url(), files.token()).text());
        out.flush();
    }

    private IssuedTokens granted() {
        IssuedTokens tokens = server.grant(FirstSteps.CLIENT_ID, Account.DEMO, List.of("read"));
        kept.keep(server);
        return tokens;
    }

    @Override
    public void close() {
        site.close();
    }
}
