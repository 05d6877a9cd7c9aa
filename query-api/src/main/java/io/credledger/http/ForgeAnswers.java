package io.credledger.http;

import io.credledger.forge.ForgeException;
import io.credledger.forge.ForgeException.Kind;
import io.credledger.token.TokenRefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What a forge answers, on its way to the caller. */
final class ForgeAnswers {

    private ForgeAnswers() {}

    /** Waits no longer than the outbound client's deadline, after which there is no answer any more. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ForgeException failed) {
                throw failed;
            }
            throw e;
        }
    }

    /** A refused token is no OAuth error here: the caller asked a forge, not for a token. */
    static <T> T refusing(Supplier<T> question) {
        try {
            return question.get();
        } catch (TokenRefusedException e) {
            throw ProblemException.of(
                    e.reason().equals("expired") ? ProblemType.TOKEN_REJECTED : ProblemType.NO_ACTIVE_FORGE);
        }
    }

    static ProblemType problem(Kind kind) {
        return switch (kind) {
            case TOKEN_REJECTED -> ProblemType.TOKEN_REJECTED;
            case FORBIDDEN -> ProblemType.PROVIDER_REFUSED;
            case RATE_LIMITED -> ProblemType.PROVIDER_RATE_LIMITED;
            case TARGET_REFUSED -> ProblemType.TARGET_REFUSED;
            case UNAVAILABLE -> ProblemType.PROVIDER_UNAVAILABLE;
        };
    }
}
