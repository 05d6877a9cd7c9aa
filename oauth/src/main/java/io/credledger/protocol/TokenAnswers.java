package io.credledger.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.protocol.TokenOutcome.RateLimited;
import io.credledger.protocol.TokenOutcome.Refusal;
import io.credledger.protocol.TokenOutcome.Refused;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import io.credledger.provider.Dialect;
import io.credledger.provider.Provider;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a token endpoint's answer means, in its provider's dialect. Pure. */
final class TokenAnswers {

    private TokenAnswers() {}

    static TokenOutcome classify(OutboundAnswer answer, Provider provider, Instant now) {
        Dialect dialect = provider.dialect();
        int status = answer.status();
        if (isLater(answer, dialect)) {
            return new RateLimited(RetryAfter.of(answer, now));
        }
        if (status >= 500) {
            return new Unknown(Unclear.PROVIDER_FAILED);
        }
        Optional<ObjectNode> body = AnswerBody.object(answer);
        if (status >= 400) {
            return body.flatMap(node -> error(node, answer, dialect, now))
                    .orElseGet(() -> new Refused(Refusal.OTHER, ProviderWords.NONE));
        }
        if (status >= 300) {
            return new Unknown(Unclear.NOT_UNDERSTOOD);
        }
        return body.map(node -> ok(node, answer, provider, now)).orElseGet(() -> new Unknown(Unclear.NOT_UNDERSTOOD));
    }

    private static boolean isLater(OutboundAnswer answer, Dialect dialect) {
        return switch (answer.status()) {
            case 408, 425, 429, 503 -> true;
            case 403 -> dialect.rateLimitInForbidden() && RetryAfter.isRateLimit(answer);
            default -> false;
        };
    }

    /** A token goes before an error beside it: it must not be thrown away. */
    private static TokenOutcome ok(ObjectNode body, OutboundAnswer answer, Provider provider, Instant now) {
        if (provider.dialect().errorsInOk() && !body.has("access_token")) {
            return error(body, answer, provider.dialect(), now).orElseGet(() -> new Unknown(Unclear.NOT_UNDERSTOOD));
        }
        JsonNode type = body.path("token_type");
        if (type.isTextual() && !type.textValue().equalsIgnoreCase("bearer")) {
            return new Refused(Refusal.UNSUPPORTED_TOKEN_TYPE, ProviderWords.NONE);
        }
        return TokenFields.read(body, provider.scopes())
                .<TokenOutcome>map(Granted::new)
                .orElseGet(() -> new Unknown(Unclear.NOT_UNDERSTOOD));
    }

    /** Empty where the body has no error in this dialect. */
    private static Optional<TokenOutcome> error(ObjectNode body, OutboundAnswer answer, Dialect dialect, Instant now) {
        return dialect.code(body).map(code -> {
            ProviderWords words =
                    new ProviderWords(code, dialect.description(body).orElse(null));
            return switch (dialect.meaning(code, words.description())) {
                case GRANT_DEAD -> new GrantDead(words);
                case CLIENT_MISCONFIGURED -> new ClientMisconfigured(words);
                case RATE_LIMITED -> new RateLimited(RetryAfter.of(answer, now));
                case UNDECIDED -> new Unknown(Unclear.PROVIDER_FAILED);
                case REFUSED -> new Refused(refusal(code), words);
            };
        });
    }

    private static Refusal refusal(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "invalid_request" -> Refusal.INVALID_REQUEST;
            case "invalid_scope" -> Refusal.INVALID_SCOPE;
            case "invalid_target" -> Refusal.INVALID_TARGET;
            case "unauthorized_client" -> Refusal.UNAUTHORIZED_CLIENT;
            case "unsupported_grant_type" -> Refusal.UNSUPPORTED_GRANT_TYPE;
            case "access_denied" -> Refusal.ACCESS_DENIED;
            default -> Refusal.OTHER;
        };
    }
}
