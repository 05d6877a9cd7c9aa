package io.credledger.token;

import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.operation.Desk;
import io.credledger.operation.Refreshes;
import io.credledger.provider.Way;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import io.credledger.token.Targets.Target;
import io.credledger.view.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tokens of stored credentials: refreshed first where they have to be, and opened nowhere else. */
final class StoredWay {

    private final Desk desk;
    private final Refreshes refreshes;
    private final Targets targets;
    private final TokenOpener opener;

    StoredWay(Means means, Targets targets) {
        this.desk = means.desk();
        this.refreshes = means.refreshes();
        this.targets = targets;
        this.opener = means.opener();
    }

    CompletableFuture<Acquired> acquire(Acquisition asked, Target target, Attempt attempt) {
        return release(asked, target, held(asked, target, attempt), attempt);
    }

    /** What the user may have now, still sealed. */
    Held held(Acquisition asked, Target target, Attempt attempt) {
        attempt.isFor(target);
        Row<Connection> row = targets.usable(target.user(), target.connection());
        Credential credential =
                desk.opener().open(row.details(), Credential.class).orElseThrow(StoredWay::erased);
        Held held = new Held(row, credential);
        attempt.holds(held);
        Scoping.require(
                desk.catalogue().find(credential.provider().value()).orElse(null),
                asked.terms().scopes(),
                credential.scopes());
        return held;
    }

    CompletableFuture<Acquired> release(Acquisition asked, Target target, Held held, Attempt attempt) {
        attempt.goes(held.isBasic() ? Way.BASIC : Way.STORED);
        CompletableFuture<Acquired> token =
                held.isBasic() ? CompletableFuture.completedFuture(basic(held)) : lasting(asked, target, held, attempt);
        return target.fallback() ? token.thenApply(Acquired::asFallback) : token;
    }

    private CompletableFuture<Acquired> lasting(Acquisition asked, Target target, Held held, Attempt attempt) {
        Lasting lasting = new Lasting(desk, refreshes, asked.terms().minValid());
        if (!lasting.wantsRefresh(held)) {
            return CompletableFuture.completedFuture(opened(held, lasting.expiresIn(held)));
        }
        return refreshes.awaited(asked.caller().id(), held.row()).thenApply(unused -> {
            Held now = held(asked, target, attempt);
            return opened(now, lasting.expiresIn(held, now));
        });
    }

    /** As it is: nothing about it expires, is refreshed or checked, and nobody is asked. */
    private Acquired basic(Held held) {
        SecretToken password = secret(held);
        List<String> scopes = held.credential().scopes();
        return new Acquired(BasicCredential.of(held.credential().username(), password), "Basic", null, scopes, false);
    }

    private Acquired opened(Held held, @Nullable Long expiresIn) {
        return Acquired.bearer(secret(held), expiresIn, held.credential().scopes());
    }

    private SecretToken secret(Held held) {
        return held.stored().flatMap(opener::open).orElseThrow(StoredWay::erased);
    }

    static TokenRefusedException erased() {
        return TokenRefusedException.because("invalid_grant", "erased", "the credential was erased");
    }
}
