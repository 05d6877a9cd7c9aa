package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Directory;
import io.credledger.session.Client;
import io.credledger.session.SubjectTokens;
import io.credledger.session.VerifiedJwt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/token} without HTTP: who asks for whom, and of what. */
public final class HandOut {

    private final Directory directory;
    private final TokenSource source;
    private final Subjects subjects;
    private final Recording recording;

    public HandOut(Means means, SubjectTokens tokens, TokenSource source) {
        this.directory = means.desk().directory();
        this.source = source;
        this.subjects = new Subjects(
                directory,
                tokens,
                means.policy().requireJti() ? new Replays(means.desk().clock()) : null);
        this.recording = new Recording(means.log());
    }

    /**
     * As {@link TokenSource#acquire}; what is refused before is recorded too.
     *
     * @param form without what is about the client
     */
    public CompletableFuture<Acquired> answer(Client client, Map<String, List<String>> form) {
        Attempt attempt = new Attempt(client.caller());
        return recording.refusals(attempt, () -> asked(client, form, attempt)).thenCompose(this::acquired);
    }

    private CompletableFuture<Acquired> acquired(Acquisition asked) {
        return source.acquire(asked)
                .whenComplete((token, failure) -> close(asked.subject().jwt()));
    }

    private static void close(@Nullable VerifiedJwt jwt) {
        if (jwt != null) {
            jwt.token().close();
        }
    }

    private CompletableFuture<Acquisition> asked(Client client, Map<String, List<String>> form, Attempt attempt) {
        if (client.caller() == null && !form.containsKey("subject_token")) {
            throw TokenRefusedException.of(
                    "invalid_client", "a client that does not authenticate presents a subject_token");
        }
        TokenRequest request = TokenRequest.parse(form);
        attempt.asks(request);
        return subjects.of(client, request)
                .thenApply(party -> new Acquisition(
                        party.caller(),
                        party.subject(),
                        wanted(request.place()),
                        request.terms(),
                        request.purpose(),
                        request.fallback()));
    }

    private Wanted wanted(Place place) {
        ProviderId provider = place.provider();
        if (provider != null) {
            return new Wanted.OfProvider(provider);
        }
        ConnectionId named = place.id();
        if (named == null && place.key() != null) {
            named = directory.id(place.key());
        }
        if (named == null) {
            throw new IllegalStateException("a place is a provider or a connection");
        }
        return new Wanted.Named(named, place.audience());
    }
}
