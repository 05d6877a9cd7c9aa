package io.credledger.token;

import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.operation.Desk;
import io.credledger.operation.Endpoints;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.provider.Way;
import io.credledger.token.Subject.Basis;
import io.credledger.token.Targets.Target;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Where every foreground token comes from, by one of four ways. The provider's definition and the operator decide which; where they leave it to a
 * stored credential, its kind does. None of them stands in for another.
 */
public final class TokenSource {

    private final Desk desk;
    private final TokenPolicy policy;
    private final Targets targets;
    private final StoredWay stored;
    private final OwnTokens own;
    private final Exchanges exchanges;
    private final Recording recording;

    public TokenSource(Means means) {
        this.desk = means.desk();
        this.policy = means.policy();
        this.targets = new Targets(desk);
        this.stored = new StoredWay(means, targets);
        this.own = new OwnTokens(desk.clock());
        this.exchanges = new Exchanges(means);
        this.recording = new Recording(means.log());
    }

    /**
     * The token, whose access record is acknowledged. No thread waits: not for a refresh, not for a provider, not for the broker.
     *
     * @return completed exceptionally with {@link TokenRefusedException}, its record acknowledged too, or with
     *     {@link AccessNotRecordedException} when the record could not be written: then there is neither
     */
    public CompletableFuture<Acquired> acquire(Acquisition asked) {
        Attempt attempt = Attempt.of(asked);
        return recording.of(attempt, () -> begin(asked, attempt));
    }

    private CompletableFuture<Acquired> begin(Acquisition asked, Attempt attempt) {
        requirePurpose(asked);
        if (asked.wanted() instanceof Wanted.OfProvider wanted) {
            return ofProvider(asked, wanted.provider(), attempt);
        }
        if (asked.wanted() instanceof Wanted.Named wanted) {
            return named(asked, wanted, attempt);
        }
        return atForge(asked, (Wanted.AtForge) asked.wanted(), attempt);
    }

    private static void requirePurpose(Acquisition asked) {
        if (asked.isForeground()) {
            return;
        }
        if (!asked.caller().is(Role.SERVICE)) {
            throw TokenRefusedException.of("unauthorized_client", "purpose=background is for the role service");
        }
        if (asked.subject().basis() == Basis.PRESENTED) {
            throw TokenRefusedException.of(
                    "invalid_request", "purpose=background goes without another's subject_token");
        }
    }

    private CompletableFuture<Acquired> ofProvider(Acquisition asked, ProviderId provider, Attempt attempt) {
        attempt.wants(provider, asked.terms().scopes());
        requireAllowed(asked, provider);
        Optional<Provider> definition = find(provider);
        Optional<Way> way = definition.flatMap(found -> ofSubject(asked, found));
        return way.isPresent() && definition.isPresent()
                ? bySubject(way.get(), asked, definition.get(), () -> site(provider), attempt)
                : stored.acquire(asked, targets.meant(asked, provider), attempt);
    }

    private CompletableFuture<Acquired> named(Acquisition asked, Wanted.Named wanted, Attempt attempt) {
        Target target = targets.named(asked, wanted);
        Held held = stored.held(asked, target, attempt);
        if (find(held.credential().provider())
                .flatMap(found -> ofSubject(asked, found))
                .isPresent()) {
            throw TokenRefusedException.because(
                    "invalid_target", "background-only", "a stored grant of this provider serves the background only");
        }
        return stored.release(asked, target, held, attempt);
    }

    private CompletableFuture<Acquired> atForge(Acquisition asked, Wanted.AtForge wanted, Attempt attempt) {
        Target target = new Target(wanted.connection(), asked.user(), false);
        Held held = stored.held(asked, target, attempt);
        Optional<Provider> definition = find(held.credential().provider());
        Optional<Way> way = definition.flatMap(found -> ofSubject(asked, found));
        return way.isPresent() && definition.isPresent()
                ? bySubject(way.get(), asked, definition.get(), () -> site(definition.get(), held), attempt)
                : stored.release(asked, target, held, attempt);
    }

    private CompletableFuture<Acquired> bySubject(
            Way way, Acquisition asked, Provider provider, Supplier<ProviderSite> site, Attempt attempt) {
        attempt.goes(way);
        return way == Way.PASS_THROUGH
                ? CompletableFuture.completedFuture(own.passedOn(provider, asked, attempt))
                : exchanges.acquire(asked, site, attempt);
    }

    /** The way where the subject's own token is what counts. */
    private Optional<Way> ofSubject(Acquisition asked, Provider provider) {
        return asked.isForeground() ? policy.foreground(provider) : Optional.empty();
    }

    /** In another's name it is for jobs: anybody else would have the server's token though they have one of their own. */
    private void requireAllowed(Acquisition asked, ProviderId provider) {
        Fallback fallback = asked.fallback();
        if (fallback == null) {
            return;
        }
        if (!policy.fallbacks().contains(fallback.text(provider))) {
            throw TokenRefusedException.because(
                    "invalid_target", "fallback-not-allowed", "the operator does not allow this fallback");
        }
        if (asked.subject().basis() == Basis.SHARED && !asked.caller().is(Role.SERVICE)) {
            throw TokenRefusedException.of("unauthorized_client", "fallback with on_behalf_of is for the role service");
        }
    }

    private Optional<Provider> find(ProviderId provider) {
        return desk.catalogue().find(provider.value());
    }

    private ProviderSite site(ProviderId provider) {
        return new Endpoints(desk).forAccount(provider, "audience", null);
    }

    private static ProviderSite site(Provider provider, Held held) {
        String base = held.credential().baseUrl();
        return provider.at(base == null ? null : URI.create(base));
    }
}
