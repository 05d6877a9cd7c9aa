package io.credledger.hook;

import io.credledger.crypto.Origin;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundRequest;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs as Standard Webhooks does and sends by the client that asks providers, with its rules on addresses. */
final class SignedPost implements Post {

    private final Outbound outbound;
    private final TokenOpener opener;
    private final Supplier<String> source;
    private final Clock clock;

    /** @param source the ledger's public address */
    SignedPost(Outbound outbound, TokenOpener opener, Supplier<String> source, Clock clock) {
        this.outbound = outbound;
        this.opener = opener;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Outcome> send(Subscription subscription, Notice notice) {
        byte[] body = notice.body(source.get());
        Instant now = clock.instant();
        Optional<String> signature = signature(subscription, notice, now, body);
        if (signature.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.UNSIGNED);
        }
        OutboundRequest request = OutboundRequest.post(
                        subscription.target(), Notice.MEDIA_TYPE, SecretToken.takeOwnershipOf(body))
                .with("webhook-id", notice.id())
                .with("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .with("webhook-signature", signature.get());
        return outbound.send(request).handle((answer, failure) -> {
            request.wipe();
            return outcome(answer, failure);
        });
    }

    /** Only for the origin that the secret was sealed for. */
    private Optional<String> signature(Subscription subscription, Notice notice, Instant now, byte[] body) {
        String origin = Origin.ofAnyHttp(subscription.target()).value();
        if (!origin.equals(subscription.secret().origin())) {
            return Optional.empty();
        }
        try {
            return opener.open(subscription.secret()).map(text -> {
                try (HookSecret secret = new HookSecret(text)) {
                    return secret.sign(notice.id(), now, body);
                }
            });
        } catch (BrokenSealException e) {
            // Whoever opens it has said so.
            return Optional.empty();
        }
    }

    private static Outcome outcome(@Nullable OutboundAnswer answer, @Nullable Throwable failure) {
        if (answer != null) {
            try (answer) {
                return Outcome.of(answer.status());
            }
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof OutboundException none ? Outcome.of(none.failure()) : Outcome.CUT;
    }
}
