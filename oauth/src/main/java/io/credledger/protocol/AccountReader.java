package io.credledger.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundRequest;
import io.credledger.protocol.AccountOutcome.Cause;
import io.credledger.protocol.AccountOutcome.Read;
import io.credledger.protocol.AccountOutcome.Rejection;
import io.credledger.protocol.AccountOutcome.TokenRejected;
import io.credledger.protocol.AccountOutcome.Unavailable;
import io.credledger.provider.AccountFacts;
import io.credledger.provider.AccountSource;
import io.credledger.provider.ProviderSite;
import io.credledger.provider.SiteRead;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a provider whose a token is, in the places that its definition names, one after the other. The future never fails. */
public final class AccountReader {

    private final Outbound outbound;
    private final Discovery discovery;

    public AccountReader(Outbound outbound, Discovery discovery) {
        this.outbound = outbound;
        this.discovery = discovery;
    }

    /** @param identity the validated ID token that came with it; null where there is none, then such places are passed over */
    public CompletableFuture<AccountOutcome> read(
            ProviderSite site, SecretToken accessToken, @Nullable IdClaims identity) {
        if (!OutboundRequest.canCarry(accessToken)) {
            return over(new Unavailable(Cause.NOT_UNDERSTOOD));
        }
        return Outcomes.of(
                discovery.endpoints(site),
                endpoints -> new Reading(endpoints, accessToken, identity)
                        .from(site.account().iterator(), AccountFacts.none()),
                failure -> over(new Unavailable(cause(failure))));
    }

    private final class Reading {

        private final Endpoints endpoints;
        private final SecretToken token;
        private final @Nullable IdClaims identity;

        Reading(Endpoints endpoints, SecretToken token, @Nullable IdClaims identity) {
            this.endpoints = endpoints;
            this.token = token;
            this.identity = identity;
        }

        CompletableFuture<AccountOutcome> from(Iterator<SiteRead> places, AccountFacts facts) {
            if (!places.hasNext()) {
                return over(facts.account()
                        .<AccountOutcome>map(Read::new)
                        .orElseGet(() -> new Unavailable(Cause.NOT_UNDERSTOOD)));
            }
            SiteRead place = places.next();
            AccountSource source = place.source();
            if (source instanceof AccountSource.IdToken) {
                return from(places, identity == null ? facts : place.read(facts, identity.claims(), header -> null));
            }
            if (source instanceof AccountSource.Get get) {
                return get(get.uri(), get.headers(), place, places, facts);
            }
            URI userinfo = endpoints.userinfo();
            return userinfo == null ? from(places, facts) : get(userinfo, Map.of(), place, places, facts);
        }

        private CompletableFuture<AccountOutcome> get(
                URI uri, Map<String, String> headers, SiteRead place, Iterator<SiteRead> places, AccountFacts facts) {
            OutboundRequest request = request(uri, headers);
            CompletableFuture<AccountOutcome> outcome = Outcomes.of(
                    outbound.send(request),
                    answer -> answered(answer, place, places, facts),
                    failure -> refused(new Unavailable(cause(failure)), place, places, facts));
            return outcome.whenComplete((any, failure) -> request.wipe());
        }

        @RevealsSecret(reason = "the access token goes to its provider in a header")
        private OutboundRequest request(URI uri, Map<String, String> headers) {
            OutboundRequest request = OutboundRequest.get(uri)
                    .with("Accept", "application/json")
                    .authorizedBy(SecretToken.takeCopyOf("Bearer " + token.revealText()));
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.with(header.getKey(), header.getValue());
            }
            return request;
        }

        private CompletableFuture<AccountOutcome> answered(
                OutboundAnswer answer, SiteRead place, Iterator<SiteRead> places, AccountFacts facts) {
            Optional<AccountOutcome> problem = problem(answer);
            if (problem.isPresent()) {
                return refused(problem.get(), place, places, facts);
            }
            Optional<ObjectNode> body = AnswerBody.object(answer);
            if (body.isEmpty()) {
                return refused(new Unavailable(Cause.NOT_UNDERSTOOD), place, places, facts);
            }
            if (isSomebodyElse(place.source(), body.get())) {
                return over(new Unavailable(Cause.ANOTHER_SUBJECT));
            }
            Function<String, @Nullable String> headers =
                    name -> answer.header(name.toLowerCase(Locale.ROOT)).orElse(null);
            return from(places, place.read(facts, body.get(), headers));
        }

        private boolean isSomebodyElse(AccountSource source, ObjectNode userinfo) {
            return source instanceof AccountSource.UserInfo
                    && identity != null
                    && !identity.subject().equals(userinfo.path("sub").asText(""));
        }

        /** What one place refuses may be known from others. */
        private CompletableFuture<AccountOutcome> refused(
                AccountOutcome outcome, SiteRead place, Iterator<SiteRead> places, AccountFacts facts) {
            return place.optional() ? from(places, facts) : over(outcome);
        }
    }

    /** Empty where the answer is one. */
    static Optional<AccountOutcome> problem(OutboundAnswer answer) {
        int status = answer.status();
        if (status == 429 || (status == 403 && RetryAfter.isRateLimit(answer))) {
            return Optional.of(new Unavailable(Cause.RATE_LIMITED));
        }
        return switch (status) {
            case 200 -> Optional.empty();
            case 401 -> Optional.of(new TokenRejected(Rejection.INVALID));
            case 403 -> Optional.of(new TokenRejected(Rejection.FORBIDDEN));
            default -> Optional.of(new Unavailable(status >= 500 ? Cause.PROVIDER_FAILED : Cause.NOT_UNDERSTOOD));
        };
    }

    private static Cause cause(Throwable cause) {
        if (cause instanceof OutboundException e) {
            return e.failure() == NotSent.TARGET_REFUSED ? Cause.TARGET_REFUSED : Cause.UNREACHABLE;
        }
        return cause instanceof DiscoveryException e && e.problem() == DiscoveryException.Problem.TARGET_REFUSED
                ? Cause.TARGET_REFUSED
                : Cause.UNREACHABLE;
    }

    private static CompletableFuture<AccountOutcome> over(AccountOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
