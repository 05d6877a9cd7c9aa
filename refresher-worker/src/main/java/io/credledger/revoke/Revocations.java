package io.credledger.revoke;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RevocationResult;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Why;
import io.credledger.provider.RevocationWay;
import io.credledger.refresh.Held;
import io.credledger.refresh.Plan;
import io.credledger.refresh.Planned;
import io.credledger.refresh.Planned.Hindrance;
import io.credledger.sealing.BrokenSealException;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Revokes what the ledger holds of disconnected connections. Safe for use by many threads. */
public final class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private static final Duration PAUSED = Duration.ofSeconds(15);

    private final RevocationParts parts;
    private final Revoker revoker;
    private final Ending ending;
    private final Map<ConnectionId, Integer> tries = new ConcurrentHashMap<>();
    private final Set<ConnectionId> underway = ConcurrentHashMap.newKeySet();

    public Revocations(RevocationParts parts) {
        this.parts = parts;
        this.revoker = new Revoker(parts.revocation(), parts.opened());
        this.ending = new Ending(parts.commands(), parts.submission(), parts.figures());
    }

    /** How many are under way. */
    public int underway() {
        return underway.size();
    }

    /**
     * Tries once. Returns at once.
     *
     * @return how long to wait before the next try; empty where the end is on the log. Never fails.
     */
    public CompletableFuture<Optional<Duration>> begin(Held held) {
        // A pause is no try: it may last longer than all of them.
        if (parts.planner().plan(held) instanceof Planned.Hindered hindered && hindered.why() == Hindrance.PAUSED) {
            return CompletableFuture.completedFuture(Optional.of(PAUSED));
        }
        if (!underway.add(held.id())) {
            return CompletableFuture.completedFuture(Optional.of(Tries.pause(1)));
        }
        return CompletableFuture.completedFuture(held)
                .thenComposeAsync(this::ask, parts.work())
                .thenComposeAsync(outcome -> ended(held, outcome), parts.work())
                .exceptionally(defect -> {
                    LOG.error("a revocation of {} ended in a defect", held.id(), defect);
                    return Optional.of(Tries.pause(Tries.MAX / 2));
                })
                .whenComplete((next, never) -> underway.remove(held.id()));
    }

    private CompletableFuture<RevocationOutcome> ask(Held held) {
        try {
            if (held.state().kind() != CredentialKind.OAUTH2 || cannotBeTold(held)) {
                return over(new RevocationOutcome.Unsupported());
            }
            Planned planned = parts.planner().plan(held);
            return planned instanceof Planned.Ready ready ? ask(ready.plan()) : over(hindered(planned));
        } catch (CryptoException | BrokenSealException e) {
            LOG.error("the token [redacted] of {} does not open: {}", held.id(), e.getMessage());
            return over(new Failed(Why.REFUSED));
        }
    }

    /** Needs no client to know. */
    private boolean cannotBeTold(Held held) {
        return parts.opened()
                .credential(held)
                .flatMap(parts.planner()::site)
                .map(site -> site.provider().revocation() == RevocationWay.NONE)
                .orElse(false);
    }

    private CompletableFuture<RevocationOutcome> ask(Plan plan) {
        SecretToken access =
                parts.opened().accessToken(plan.held(), plan.credential()).orElse(null);
        SecretToken refresh = refreshToken(plan.held(), plan.credential());
        return revoker.revoke(plan.site(), plan.client(), plan.registration(), access, refresh)
                .whenComplete((outcome, never) -> {
                    close(access);
                    close(refresh);
                });
    }

    private @Nullable SecretToken refreshToken(Held held, Credential credential) {
        Octets sealed = credential.sealedRefreshToken();
        if (sealed == null) {
            return null;
        }
        TokenContext context = new TokenContext(
                parts.ledger(),
                held.id(),
                held.credential().header().command(),
                TokenField.REFRESH_TOKEN,
                new Origin(credential.origin()));
        return parts.refreshTokens().open(context, SealedToken.parse(sealed.toByteArray()));
    }

    /** What an operator may still put right is tried again; a credential that is gone is not. */
    private static RevocationOutcome hindered(Planned planned) {
        Hindrance why = planned instanceof Planned.Hindered hindered ? hindered.why() : Hindrance.UNREADABLE;
        return switch (why) {
            case NO_CLIENT, CLIENT_ELSEWHERE -> new Failed(Why.CLIENT_MISCONFIGURED);
            case PAUSED, UNKNOWN_PROVIDER -> new Failed(Why.UNREACHABLE);
            case NO_KEY, UNREADABLE -> new Failed(Why.REFUSED);
        };
    }

    private CompletableFuture<Optional<Duration>> ended(Held held, RevocationOutcome outcome) {
        int tried = tries.merge(held.id(), 1, Integer::sum);
        Optional<RevocationResult> end = Tries.end(outcome, tried);
        if (end.isEmpty()) {
            parts.figures().failed();
            return CompletableFuture.completedFuture(Optional.of(Tries.pause(tried)));
        }
        tries.remove(held.id());
        Optional<DataKey> key = parts.opened().key(held, held.state().detailsKey());
        // Where the key is shredded nothing can be said about the connection any more.
        return key.isEmpty()
                ? CompletableFuture.completedFuture(Optional.of(Tries.pause(Tries.MAX)))
                : ending.record(held.id(), held.state().generation(), end.get(), key.get())
                        .thenApply(reply -> Optional.empty());
    }

    private static CompletableFuture<RevocationOutcome> over(RevocationOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static void close(@Nullable SecretToken token) {
        if (token != null) {
            token.close();
        }
    }
}
