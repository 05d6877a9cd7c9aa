package io.credledger.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiAnswer;
import io.credledger.cli.client.http.ApiClient;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Pager;
import io.credledger.cli.client.http.Trace;
import io.credledger.cli.client.http.Writes;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.Rows;
import io.credledger.cli.client.output.View;
import io.credledger.cli.client.profile.FoundToken;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.ServerUrl;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.cli.client.terminal.Terminal;
import io.credledger.streams.ExitCode;
import java.io.OutputStream;
import java.time.Duration;

/** One invocation's conversation with one server. */
public final class Session {

    private final Server server;
    private final Surroundings surroundings;
    private final Output output;
    private final ApiClient api;

    Session(Server server, Surroundings surroundings, OutputSettings settings, Trace trace) {
        this.server = server;
        this.surroundings = surroundings;
        this.output = new Output(settings.format(), settings.palette(), surroundings);
        this.api = new ApiClient(server, surroundings.pause(), trace);
    }

    public Output output() {
        return output;
    }

    public Terminal terminal() {
        return surroundings.terminal();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public ServerUrl url() {
        return server.url();
    }

    public void pause(Duration duration) {
        try {
            surroundings.pause().of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(ExitCode.UNEXPECTED, "interrupted");
        }
    }

    public JsonNode read(ApiRequest request) {
        return api.send(request).body();
    }

    /** An answer as it is, byte for byte. */
    public void download(ApiRequest request, OutputStream to) {
        api.download(request, to);
    }

    public int show(View view, ApiRequest request) {
        output.one(view, read(request));
        return ExitCode.DONE.code();
    }

    public int list(View view, ApiRequest request, long limit) {
        return list(view, new Pager(api, request, limit));
    }

    /** A list whose cursor counts pages, of {@code pageSize} at most. */
    public int listInEvenPages(View view, ApiRequest request, long limit, long pageSize) {
        return list(view, Pager.inEvenPages(api, request, limit, pageSize));
    }

    private int list(View view, Pager pager) {
        Rows rows = output.rows(view);
        while (pager.hasMore() && !output.abandoned()) {
            rows.page(pager.next());
        }
        rows.end(pager.cursor());
        terminal().out().flush();
        return ExitCode.DONE.code();
    }

    /** Up to {@code limit} items, for a command that looks something up. */
    public Pager pages(ApiRequest request, long limit) {
        return new Pager(api, request, limit);
    }

    public ApiAnswer write(ApiRequest request, WriteOptions options) {
        return new Writes(api, server, surroundings).send(options.on(request), options.patience());
    }

    /**
     * Writes and shows what it changed.
     *
     * @param thing where that is read, when the write's own answer does not have it
     */
    public int writeAndShow(View view, ApiRequest request, WriteOptions options, ApiRequest thing) {
        ApiAnswer answer = write(request, options);
        boolean shows = !Writes.tellsOfCommand(answer) && !answer.body().isMissingNode();
        output.one(view, shows ? answer.body() : read(thing));
        return ExitCode.DONE.code();
    }

    /** Writes what leaves nothing behind to show. */
    public int writeAndSay(String sentence, ApiRequest request, WriteOptions options) {
        ApiAnswer answer = write(request, options);
        output.sentence(sentence);
        if (output.format() != OutputFormat.TABLE && !answer.body().isMissingNode()) {
            output.one(View.of(), answer.body());
        }
        return ExitCode.DONE.code();
    }

    /** The caller's token, for the one route that takes it as data. */
    public FoundToken token() {
        return server.token()
                .orElseThrow(() -> new ClientException(
                        ExitCode.NOT_ALLOWED,
                        "no API token for " + server.url() + ": run 'credledger login', or give one by --token-file"));
    }
}
