package io.credledger.cli.client;

import io.credledger.cli.client.http.Trace;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.ServerChoice;
import io.credledger.cli.client.profile.ServerSearch;
import io.credledger.cli.client.terminal.Palette;
import io.credledger.cli.client.terminal.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every client command takes, before or after its name: {@code credledger --output json whoami} is the same. */
public final class ClientOptions {

    /** The name under which the root command has these. */
    public static final String MIXIN = "client";

    private final Surroundings surroundings;

    @ArgGroup(validate = false, heading = "%nServer and output:%n", order = 100)
    private Chosen chosen = new Chosen();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public ClientOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static final class Chosen {

        @Option(names = "--output", paramLabel = "FORMAT", description = "table (the default), json, ndjson or csv.")
        private @Nullable OutputFormat output;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The server. Else CREDLEDGER_URL, the profile, http://127.0.0.1:8080.")
        private @Nullable String url;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "Holds your API token. Else CREDLEDGER_TOKEN, CREDLEDGER_TOKEN_FILE, the profile.")
        private @Nullable Path tokenFile;

        @Option(names = "--no-color", description = "No colour on a terminal; NO_COLOR says the same.")
        private boolean noColor;

        @Option(
                names = {"-v", "--verbose"},
                description = "Tell of each request on standard error.")
        private boolean verbose;
    }

    /** Finds server and token. */
    public Session open() {
        return open(search().find());
    }

    public Session open(Server server) {
        return new Session(server, surroundings, output(), trace());
    }

    public ServerSearch search() {
        return new ServerSearch(choice(), surroundings, this::remark);
    }

    public ServerChoice choice() {
        return new ServerChoice(
                first(c -> c.url).orElse(null), first(c -> c.tokenFile).orElse(null));
    }

    public OutputSettings output() {
        return output(OutputFormat.TABLE);
    }

    /** @param absent the format where none is chosen */
    public OutputSettings output(OutputFormat absent) {
        boolean noColor = first(c -> c.noColor ? true : null).orElse(false);
        return new OutputSettings(first(c -> c.output).orElse(absent), Palette.of(surroundings, noColor));
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Trace trace() {
        boolean verbose = first(c -> c.verbose ? true : null).orElse(false);
        return verbose ? this::remark : Trace.none();
    }

    /** For the person, beside the output. */
    public void remark(String text) {
        surroundings.terminal().err().println("credledger: " + text);
    }

    /** This command's own, else the root's. */
    private <T> Optional<T> first(Function<Chosen, @Nullable T> option) {
        return Optional.ofNullable(option.apply(chosen)).or(() -> ofRoot().map(root -> option.apply(root.chosen)));
    }

    private Optional<ClientOptions> ofRoot() {
        return Optional.ofNullable(command)
                .map(mixee -> mixee.root().mixins().get(MIXIN))
                .map(CommandSpec::userObject)
                .filter(ClientOptions.class::isInstance)
                .map(ClientOptions.class::cast)
                .filter(root -> root != this);
    }
}
