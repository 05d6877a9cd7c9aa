package io.credledger.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundRequest;
import io.credledger.outbound.OutboundRequest.Method;
import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Revoked;
import io.credledger.protocol.RevocationOutcome.Unsupported;
import io.credledger.protocol.RevocationOutcome.Why;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells a provider that a token is no longer wanted, in the provider's way. The future never fails. */
public final class Revocation {

    private final Outbound outbound;
    private final Discovery discovery;

    public Revocation(Outbound outbound, Discovery discovery) {
        this.outbound = outbound;
        this.discovery = discovery;
    }

    public CompletableFuture<RevocationOutcome> revoke(
            ProviderSite site, ClientCredentials client, RevocableToken token) {
        return switch (site.provider().revocation()) {
            case NONE -> over(new Unsupported());
            case RFC7009 -> rfc7009(site, client, token);
            case GITHUB_TOKEN -> github(site, client, token, "token");
            case GITHUB_GRANT -> github(site, client, token, "grant");
        };
    }

    private CompletableFuture<RevocationOutcome> rfc7009(
            ProviderSite site, ClientCredentials client, RevocableToken token) {
        return Outcomes.of(
                discovery.endpoints(site),
                endpoints -> {
                    URI endpoint = endpoints.revocation();
                    return endpoint == null
                            ? over(new Unsupported())
                            : send(rfc7009(endpoint, site.provider(), client, token), site.provider());
                },
                failure -> over(failed(failure)));
    }

    @RevealsSecret(reason = "the token goes to its provider in the body")
    private static OutboundRequest rfc7009(
            URI endpoint, Provider provider, ClientCredentials client, RevocableToken token) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("token", List.of(token.token().revealText()));
        parameters.put("token_type_hint", List.of(token.kind().hint()));
        return new TokenRequestForm(parameters).to(endpoint, client, provider.tokenRequests());
    }

    /** Of an access token only, and by the client's secret. */
    private CompletableFuture<RevocationOutcome> github(
            ProviderSite site, ClientCredentials client, RevocableToken token, String what) {
        SecretToken secret = client.secret();
        URI api = site.api();
        if (api == null || secret == null || token.kind() != RevocableToken.Kind.ACCESS_TOKEN) {
            return over(new Unsupported());
        }
        String id = URLEncoder.encode(client.id(), StandardCharsets.UTF_8);
        URI target = URI.create(api + "/applications/" + id + "/" + what);
        Map<String, String> headers =
                Map.of("Accept", "application/vnd.github+json", "Content-Type", "application/json");
        return send(
                new OutboundRequest(
                        Method.DELETE,
                        target,
                        headers,
                        TokenRequestForm.basic(client.id(), secret),
                        githubBody(token.token())),
                site.provider());
    }

    @RevealsSecret(reason = "the token goes to its provider in the body")
    private static SecretToken githubBody(SecretToken token) {
        return SecretToken.takeCopyOf(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token.revealText())
                .toString());
    }

    private CompletableFuture<RevocationOutcome> send(OutboundRequest request, Provider provider) {
        CompletableFuture<RevocationOutcome> outcome = Outcomes.of(
                outbound.send(request), answer -> over(closed(answer, provider)), failure -> over(failed(failure)));
        return outcome.whenComplete((any, failure) -> request.wipe());
    }

    private static RevocationOutcome closed(OutboundAnswer answer, Provider provider) {
        try (answer) {
            return classify(answer, provider);
        }
    }

    /** Pure. */
    static RevocationOutcome classify(OutboundAnswer answer, Provider provider) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Revoked();
        }
        if (status == 429 || (status == 403 && RetryAfter.isRateLimit(answer))) {
            return new Failed(Why.RATE_LIMITED);
        }
        if (status >= 500 || status == 408 || status == 425) {
            return new Failed(Why.PROVIDER_FAILED);
        }
        return switch (provider.revocation()) {
            case GITHUB_TOKEN, GITHUB_GRANT -> github(status);
            default -> rfc7009(AnswerBody.object(answer).flatMap(provider.dialect()::code), status);
        };
    }

    /** "Invalid tokens will return 404 NOT FOUND" (REST API, OAuth applications). */
    private static RevocationOutcome github(int status) {
        return switch (status) {
            case 404 -> new Revoked();
            case 401 -> new Failed(Why.CLIENT_MISCONFIGURED);
            default -> new Failed(Why.REFUSED);
        };
    }

    /** A token that is not known counts as revoked (section 2.2); Google says {@code invalid_token} with 400 instead. */
    private static RevocationOutcome rfc7009(Optional<String> error, int status) {
        return switch (error.orElse("")) {
            case "invalid_token" -> new Revoked();
            case "unsupported_token_type" -> new Unsupported();
            case "invalid_client", "unauthorized_client" -> new Failed(Why.CLIENT_MISCONFIGURED);
            default -> new Failed(status == 401 ? Why.CLIENT_MISCONFIGURED : Why.REFUSED);
        };
    }

    private static RevocationOutcome failed(Throwable cause) {
        boolean refused = (cause instanceof OutboundException e && e.failure() == NotSent.TARGET_REFUSED)
                || (cause instanceof DiscoveryException d && d.problem() == DiscoveryException.Problem.TARGET_REFUSED);
        return new Failed(refused ? Why.TARGET_REFUSED : Why.UNREACHABLE);
    }

    private static CompletableFuture<RevocationOutcome> over(RevocationOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
