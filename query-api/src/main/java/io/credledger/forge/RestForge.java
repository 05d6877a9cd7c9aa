package io.credledger.forge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.forge.ForgeException.Kind;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundFailure;
import io.credledger.outbound.OutboundRequest;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A forge over its REST API: one request for each question, with a token that is taken for it and closed after it. */
final class RestForge implements ForgePort {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbound outbound;
    private final ForgeDialect dialect;
    private final ForgePlace place;
    private final Supplier<CompletableFuture<SecretToken>> authorization;

    /** @param authorization a fresh value of the header {@code Authorization}; refuses as a hand-out does */
    RestForge(
            Outbound outbound,
            ForgeDialect dialect,
            ForgePlace place,
            Supplier<CompletableFuture<SecretToken>> authorization) {
        this.outbound = outbound;
        this.dialect = dialect;
        this.place = place;
        this.authorization = authorization;
    }

    @Override
    public URI webBaseUrl() {
        return place.web();
    }

    @Override
    public URI apiBaseUrl() {
        return place.api();
    }

    @Override
    public CompletableFuture<ForgeUser> whoAmI() {
        return ask(dialect.userPath(), answer -> dialect.user(new ForgeJson(answer.body())));
    }

    @Override
    public CompletableFuture<ForgePage<ForgeRepository>> repositories(ForgePageRequest page) {
        return ask(dialect.repositoriesPath(page), answer -> page(page, answer));
    }

    private ForgePage<ForgeRepository> page(ForgePageRequest page, ForgeAnswer answer) {
        JsonNode array = answer.body();
        if (!array.isArray()) {
            throw new ForgeException(Kind.UNAVAILABLE);
        }
        List<ForgeRepository> repositories = new ArrayList<>();
        array.forEach(entry -> repositories.add(dialect.repository(new ForgeJson(entry))));
        return new ForgePage<>(repositories, dialect.hasNext(answer) ? page.next() : null);
    }

    private <T> CompletableFuture<T> ask(String path, Function<ForgeAnswer, T> reading) {
        return authorization.get().thenCompose(credentials -> ask(path, credentials, reading));
    }

    private <T> CompletableFuture<T> ask(String path, SecretToken credentials, Function<ForgeAnswer, T> reading) {
        if (!OutboundRequest.canCarry(credentials)) {
            credentials.close();
            throw new ForgeException(Kind.TOKEN_REJECTED);
        }
        OutboundRequest request =
                OutboundRequest.get(URI.create(place.api() + path)).authorizedBy(credentials);
        for (Map.Entry<String, String> header : dialect.headers().entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return outbound.send(request).handle((answer, failure) -> {
            credentials.close();
            if (answer == null) {
                throw new ForgeException(kind(failure));
            }
            try (answer) {
                return reading.apply(read(answer));
            }
        });
    }

    private static Kind kind(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof OutboundException none && none.failure() == OutboundFailure.NotSent.TARGET_REFUSED
                ? Kind.TARGET_REFUSED
                : Kind.UNAVAILABLE;
    }

    @RevealsSecret(reason = "a forge's answer about an account or repositories; no token is in it")
    private static ForgeAnswer read(OutboundAnswer answer) {
        if (answer.status() != 200) {
            throw new ForgeException(refusal(answer));
        }
        try {
            JsonNode body = answer.<JsonNode, IOException>revealTo(JSON::readTree);
            return new ForgeAnswer(
                    body, Map.of("link", answer.headers("link"), "x-next-page", answer.headers("x-next-page")));
        } catch (JacksonException e) {
            // Its text quotes the answer.
            throw new ForgeException(Kind.UNAVAILABLE);
        } catch (IOException e) {
            throw new ForgeException(Kind.UNAVAILABLE);
        }
    }

    /** GitHub says 403 where others say 429: its headers tell. */
    private static Kind refusal(OutboundAnswer answer) {
        boolean exhausted =
                answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()
                        || answer.header("retry-after").isPresent();
        return switch (answer.status()) {
            case 401 -> Kind.TOKEN_REJECTED;
            case 429 -> Kind.RATE_LIMITED;
            case 403 -> exhausted ? Kind.RATE_LIMITED : Kind.FORBIDDEN;
            default -> Kind.UNAVAILABLE;
        };
    }
}
