package io.credledger.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.demo.TokenResult.Issued;
import io.credledger.demo.TokenResult.Refused;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The server's endpoints as requests and answers, for a shell that speaks HTTP. */
public final class DemoEndpoints {

    private static final String BEARER = "Bearer ";

    private final AuthorizationServer server;

    public DemoEndpoints(AuthorizationServer server) {
        this.server = server;
    }

    /**
     * @param authorization the header, if there is one
     * @param body form-encoded
     */
    public DemoAnswer token(@Nullable SecretToken authorization, SecretToken body) {
        return asClient(authorization, body, (login, form) -> answer(result(login, form)));
    }

    /** RFC 7009. */
    public DemoAnswer revoke(@Nullable SecretToken authorization, SecretToken body) {
        return asClient(
                authorization,
                body,
                (login, form) -> form.secret("token")
                        .map(token -> server.revoke(login, token)
                                ? new DemoAnswer(200, SecretToken.takeCopyOf(""))
                                : refusal(Refusal.CLIENT))
                        .orElseGet(() -> refusal(Refusal.REQUEST)));
    }

    /** RFC 7662, of access tokens. */
    public DemoAnswer introspect(@Nullable SecretToken authorization, SecretToken body) {
        return asClient(
                authorization,
                body,
                (login, form) -> !server.authenticates(login)
                        ? refusal(Refusal.CLIENT)
                        : form.secret("token").map(this::introspection).orElseGet(() -> refusal(Refusal.REQUEST)));
    }

    private DemoAnswer introspection(SecretToken token) {
        Optional<FamilyRecord> grant = server.grantOf(token);
        ObjectNode json = object().put("active", grant.isPresent());
        grant.ifPresent(family -> json.put("client_id", family.clientId())
                .put("sub", family.account().id())
                .put("scope", String.join(" ", family.scopes())));
        return json(200, json);
    }

    /** Who an access token is of. */
    public DemoAnswer account(@Nullable SecretToken authorization) {
        return bearer(authorization)
                .flatMap(server::grantOf)
                .map(grant -> json(
                        200,
                        object().put("id", grant.account().id())
                                .put("login", grant.account().login())
                                .put("name", grant.account().name())))
                .orElseGet(() -> json(401, object().put("error", "invalid_token")));
    }

    /** Any other address. */
    public DemoAnswer nothing() {
        return json(404, object().put("error", "not_found"));
    }

    @RevealsSecret(reason = "the token is taken out of the header, and is a secret again")
    private static Optional<SecretToken> bearer(@Nullable SecretToken authorization) {
        String text = authorization == null ? "" : authorization.revealText();
        return text.startsWith(BEARER)
                ? Optional.of(SecretToken.takeCopyOf(text.substring(BEARER.length())))
                : Optional.empty();
    }

    private DemoAnswer asClient(
            @Nullable SecretToken authorization, SecretToken body, BiFunction<ClientLogin, Form, DemoAnswer> then) {
        try {
            Form form = new Form(body);
            return ClientLogins.find(authorization, form)
                    .map(login -> then.apply(login, form))
                    .orElseGet(() -> refusal(Refusal.CLIENT));
        } catch (IllegalArgumentException e) {
            return refusal(Refusal.REQUEST);
        }
    }

    private TokenResult result(ClientLogin login, Form form) {
        String grantType = form.text("grant_type");
        if ("refresh_token".equals(grantType)) {
            return form.secret("refresh_token")
                    .map(token -> server.refresh(login, token))
                    .orElseGet(() -> new Refused(Refusal.REQUEST));
        } else if ("authorization_code".equals(grantType)) {
            return form.secret("code")
                    .map(code -> new CodeRedemption(
                            code,
                            form.text("redirect_uri"),
                            form.secret("code_verifier").orElse(null)))
                    .map(redemption -> server.redeem(login, redemption))
                    .orElseGet(() -> new Refused(Refusal.REQUEST));
        }
        return new Refused(Refusal.GRANT_TYPE);
    }

    private static DemoAnswer answer(TokenResult result) {
        return result instanceof Issued issued ? issued(issued.tokens()) : refusal(((Refused) result).refusal());
    }

    @RevealsSecret(reason = "the tokens go to their client")
    private static DemoAnswer issued(IssuedTokens tokens) {
        ObjectNode json = object().put("access_token", tokens.accessToken().revealText())
                .put("token_type", "Bearer")
                .put("expires_in", tokens.accessLife().toSeconds());
        if (tokens.refreshToken() != null) {
            json.put("refresh_token", tokens.refreshToken().revealText());
            if (tokens.refreshLife() != null) {
                json.put("refresh_token_expires_in", tokens.refreshLife().toSeconds());
            }
        }
        return json(200, json.put("scope", String.join(" ", tokens.scopes())));
    }

    private static DemoAnswer refusal(Refusal refusal) {
        return json(
                refusal.status(),
                object().put("error", refusal.error()).put("error_description", refusal.description()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static DemoAnswer json(int status, ObjectNode json) {
        return new DemoAnswer(status, SecretToken.takeCopyOf(json.toString()));
    }
}
