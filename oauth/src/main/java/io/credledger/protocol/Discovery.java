package io.credledger.protocol;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundRequest;
import io.credledger.protocol.DiscoveryException.Problem;
import io.credledger.provider.ExchangeWay;
import io.credledger.provider.ProviderSite;
import io.credledger.provider.SiteEndpoints;
import io.credledger.secret.RevealsSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a site's endpoints: as defined, or from its issuer's OpenID configuration, which is kept for an hour. */
public final class Discovery {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Outbound outbound;
    private final RecentAnswers<URI, OIDCProviderMetadata> configurations;

    public Discovery(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.configurations = new RecentAnswers<>(KEPT, clock);
    }

    /** Fails with {@link DiscoveryException} only. */
    public CompletableFuture<Endpoints> endpoints(ProviderSite site) {
        if (site.endpoints() instanceof SiteEndpoints.Known known) {
            return CompletableFuture.completedFuture(known(known));
        }
        boolean exchanges = site.provider().exchange() != ExchangeWay.NONE;
        return configuration((SiteEndpoints.Discovery) site.endpoints())
                .thenCompose(metadata -> discovered(metadata, exchanges));
    }

    /** Of an issuer that is no provider's, as that of our callers' tokens. */
    CompletableFuture<Endpoints> endpoints(URI issuer) {
        return configuration(new SiteEndpoints.Discovery(issuer)).thenCompose(metadata -> discovered(metadata, false));
    }

    private CompletableFuture<OIDCProviderMetadata> configuration(SiteEndpoints.Discovery site) {
        return configurations.get(site.issuer(), issuer -> {
            OutboundRequest request = OutboundRequest.get(site.document()).with("Accept", "application/json");
            return Outcomes.of(
                    outbound.send(request), answer -> read(issuer, answer), failure -> failed(problem(failure)));
        });
    }

    @RevealsSecret(reason = "an issuer's configuration is public")
    private static CompletableFuture<OIDCProviderMetadata> read(URI issuer, OutboundAnswer answer) {
        if (answer.status() >= 500 || answer.status() == 429) {
            return failed(Problem.UNREACHABLE);
        }
        if (answer.status() != 200) {
            return failed(Problem.NOT_AN_ISSUER);
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                    answer.<String, RuntimeException>revealTo(bytes -> new String(bytes, StandardCharsets.UTF_8)));
            return metadata.getIssuer().getValue().equals(issuer.toString())
                    ? CompletableFuture.completedFuture(metadata)
                    : failed(Problem.ANOTHER_ISSUER);
        } catch (ParseException | IllegalArgumentException quotesTheAnswer) {
            return failed(Problem.NOT_AN_ISSUER);
        }
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof OutboundException e && e.failure() == NotSent.TARGET_REFUSED
                ? Problem.TARGET_REFUSED
                : Problem.UNREACHABLE;
    }

    private static CompletableFuture<Endpoints> discovered(OIDCProviderMetadata metadata, boolean exchanges) {
        URI authorization = metadata.getAuthorizationEndpointURI();
        URI token = metadata.getTokenEndpointURI();
        if (authorization == null || token == null) {
            return failed(Problem.NOT_AN_ISSUER);
        }
        try {
            return CompletableFuture.completedFuture(new Endpoints(
                    authorization,
                    token,
                    metadata.getUserInfoEndpointURI(),
                    metadata.getRevocationEndpointURI(),
                    exchanges ? token : null,
                    URI.create(metadata.getIssuer().getValue()),
                    metadata.getJWKSetURI(),
                    metadata.supportsAuthorizationResponseIssuerParam(),
                    names(metadata.getIDTokenJWSAlgs())));
        } catch (IllegalArgumentException notAWebAddress) {
            return failed(Problem.NOT_AN_ISSUER);
        }
    }

    private static Set<String> names(@Nullable List<JWSAlgorithm> algorithms) {
        return algorithms == null
                ? Set.of()
                : algorithms.stream().map(JWSAlgorithm::getName).collect(Collectors.toSet());
    }

    private static Endpoints known(SiteEndpoints.Known known) {
        return new Endpoints(
                known.authorization(),
                known.token(),
                known.userinfo(),
                known.revocation(),
                known.exchange(),
                known.issuer(),
                known.jwks(),
                false,
                Set.of());
    }

    private static <T> CompletableFuture<T> failed(Problem problem) {
        return CompletableFuture.failedFuture(new DiscoveryException(problem));
    }
}
