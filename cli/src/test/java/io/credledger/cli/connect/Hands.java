package io.credledger.cli.connect;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.LedgerId;
import io.credledger.operation.ApiTokens;
import io.credledger.operation.Refreshes;
import io.credledger.secret.SecretToken;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.session.ClientMethod;
import io.credledger.session.SubjectTokens;
import io.credledger.token.AccessEntry;
import io.credledger.token.Acquired;
import io.credledger.token.Acquisition;
import io.credledger.token.HandOut;
import io.credledger.token.Means;
import io.credledger.token.TokenPolicy;
import io.credledger.token.TokenSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Alice asks for tokens of hers. */
final class Hands {

    /** Whatever was recorded. */
    final List<AccessEntry> records = Collections.synchronizedList(new ArrayList<>());

    private final Bench bench;
    private final Caller caller;
    private final String token;

    Hands(Bench bench) {
        this.bench = bench;
        this.caller = bench.alice;
        this.token = new ApiTokens(bench.desk)
                .issue(Bench.ask(caller.id()), new Handle("alice"), null, null)
                .what()
                .token()
                .reveal();
    }

    private Means means(Duration patience) {
        return new Means(
                LedgerId.of(1, 2),
                bench.desk,
                new Refreshes(bench.desk, patience),
                () -> {},
                bench.oauth.tokens(),
                this::recorded,
                TokenPolicy.DEFAULT);
    }

    private CompletableFuture<Void> recorded(AccessEntry entry) {
        records.add(entry);
        return CompletableFuture.completedFuture(null);
    }

    CompletableFuture<String> ask(ConnectionId connection, Duration minValid, Duration patience) {
        Means means = means(patience);
        ApiTokenAuthenticator tokens = new ApiTokenAuthenticator(bench.view, bench.desk.opener(), bench.time);
        return new HandOut(means, new SubjectTokens(tokens, null), new TokenSource(means))
                .answer(
                        new Client(ClientMethod.BEARER, caller, null),
                        Map.of(
                                "grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                                "subject_token", List.of(token),
                                "subject_token_type", List.of("urn:ietf:params:oauth:token-type:access_token"),
                                "resource", List.of("urn:credledger:connection:" + connection),
                                "min_valid_seconds", List.of(Long.toString(minValid.toSeconds()))))
                .thenApply(Hands::body);
    }

    /** What goes out to a forge. */
    CompletableFuture<SecretToken> authorization(ConnectionId connection, Duration patience) {
        return new TokenSource(means(patience))
                .acquire(Acquisition.atForge(caller, connection))
                .thenApply(Acquired::intoAuthorization);
    }

    private static String body(Acquired answer) {
        try (answer) {
            return new String(answer.toJson(), StandardCharsets.UTF_8);
        }
    }

    static <T> T told(CompletableFuture<T> asked) {
        return asked.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** With its own failure. */
    static void tell(CompletableFuture<?> asked) throws Throwable {
        try {
            Object unused = told(asked);
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }
}
