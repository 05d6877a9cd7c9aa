package io.credledger.cli.client.git;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.connection.GitFacts;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.token.HandOutOptions;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Answers git. Of a host that is none of the ledger's it says nothing, so that git asks its next helper; where it knows the account and has no
 * token, it says why and tells git to quit, as no other helper and no person at a prompt would know better.
 */
@Command(
        name = "git-credential",
        description = "Git's credential helper: git runs it, with tokens of yours.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  git config --global credential.helper '!credledger git-credential'",
            "  git config --global credential.https://git.example.org.helper \\",
            "    '!credledger git-credential --connection gitea/work'",
            "  printf 'protocol=https\\nhost=github.com\\n\\n' |",
            "    credledger git-credential get"
        })
public final class GitCredentialCommand implements Callable<Integer> {

    private static final String QUIT = "quit=1\n";

    /** For the shell's completion. */
    static final class Operations extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Operations() {
            super(List.of("get", "store", "erase"));
        }
    }

    /** More may come: git says that a helper ignores what it does not know. */
    @Parameters(
            paramLabel = "get|store|erase",
            completionCandidates = Operations.class,
            description = "What git wants. There is nothing to store: a token is asked for each time.")
    private String operation = "";

    @Option(names = "--connection", paramLabel = "CONNECTION", description = "This one, where its host is asked for.")
    private @Nullable String connection;

    @Option(names = "--allow-http", description = "Hand tokens out for http too, which others may read.")
    private boolean allowHttp;

    @Mixin
    private HandOutOptions wish = new HandOutOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws IOException {
        InputStream in = client.surroundings().terminal().in();
        if (operation.equals("get")) {
            get(GitRequest.read(in));
        } else {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return ExitCode.DONE.code();
    }

    private void get(GitRequest request) {
        if (request.isHttp()) {
            Place.of(request).ifPresent(asked -> get(request, asked));
        }
    }

    private void get(GitRequest request, Place asked) {
        // Git starts it inside of repositories.
        Session session = client.open(client.search().findConfigured());
        Ledger ledger = new Ledger(session, wish);
        List<Account> there = (connection == null ? ledger.accounts() : ledger.account(connection))
                .stream().filter(account -> account.isAt(asked, request)).toList();
        List<Account> meant = connection == null ? Selection.meant(there, request) : there;
        if (!meant.isEmpty()) {
            say(asked, () -> ledger.answer(connection == null ? Selection.one(meant, request) : meant.get(0)));
        } else if (there.isEmpty() && connection == null) {
            ledger.providerAt(asked).ifPresent(provider -> withoutAccount(request, asked, provider, ledger));
        }
    }

    private void withoutAccount(GitRequest request, Place asked, JsonNode provider, Ledger ledger) {
        boolean anybody = request.username()
                .map(name -> GitFacts.of(provider)
                        .filter(facts -> facts.sameForAll(name))
                        .isPresent())
                .orElse(true);
        if (anybody && ledger.needsNoConnection(provider)) {
            say(asked, () -> ledger.answer(provider));
        } else if (anybody) {
            String id = provider.path("id").asText();
            throw new ClientException(
                    ExitCode.NOT_FOUND,
                    wish.onBehalfOf() == null
                            ? "you have no connection to " + id + ": run 'credledger connect " + id + "'"
                            : "no connection to " + id + " of that identity is shared with you");
        }
    }

    private void say(Place asked, Supplier<Answer> answer) {
        PrintStream out = client.surroundings().terminal().out();
        try {
            if (!asked.encrypted() && !asked.loopback() && !allowHttp) {
                throw new ClientException(
                        ExitCode.NOT_ALLOWED,
                        "over http others could read the token: use https, or --allow-http if they cannot");
            }
            out.print(answer.get().lines());
        } catch (ClientException e) {
            if (e.exitCode() != ExitCode.NOT_FOUND) {
                out.print(QUIT);
            }
            throw e;
        } finally {
            out.flush();
        }
    }
}
