package io.credledger.cli.client.token;

import io.credledger.cli.client.Session;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Form;
import io.credledger.cli.client.profile.FoundToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a token is wished to be, for every command that has one handed out. */
public final class HandOutOptions {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";
    private static final String CONNECTION = "urn:credledger:connection:";

    /** Whether somebody waits for what is done with the token. */
    enum Purpose {
        FOREGROUND,
        BACKGROUND;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "What it must allow; can be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--min-valid", paramLabel = "TIME", description = "How long it must last; by default 60s.")
    private @Nullable Duration minValid;

    @Option(
            names = "--on-behalf-of",
            paramLabel = "HANDLE",
            description = "That identity's, among what it shared with you.")
    private @Nullable String onBehalfOf;

    @Option(
            names = "--fallback",
            paramLabel = "server|KEY",
            description = "Without a connection of one's own, the server's; where the operator allows it.")
    private @Nullable String fallback;

    @Option(names = "--purpose", paramLabel = "PURPOSE", description = "foreground, or background: a job of a service.")
    private @Nullable Purpose purpose;

    /** Whose connection it is to be, where it is not the caller's own. */
    public @Nullable String onBehalfOf() {
        return onBehalfOf;
    }

    public boolean background() {
        return purpose == Purpose.BACKGROUND;
    }

    public boolean allowsFallback() {
        return fallback != null;
    }

    /** Asks for a token of the connection with that id: there is nothing to fall back from. */
    public ApiRequest ofConnection(Session session, String id) {
        return request(common(session).with("resource", CONNECTION + id));
    }

    /** Asks for the caller's token at a provider, however the server has it. */
    public ApiRequest atProvider(Session session, String provider) {
        return request(common(session).with("fallback", fallback).with("audience", provider));
    }

    private Form common(Session session) {
        FoundToken own = session.token();
        return new Form()
                .with("grant_type", GRANT)
                .with("subject_token", own.token())
                .with("subject_token_type", TOKEN_TYPE + (own.isJwt() ? "jwt" : "access_token"))
                .with("scope", scopes.isEmpty() ? null : String.join(" ", scopes))
                .with("min_valid_seconds", minValid == null ? null : minValid.toSeconds())
                .with("on_behalf_of", onBehalfOf)
                .with("purpose", purpose);
    }

    private static ApiRequest request(Form form) {
        return ApiRequest.post("v1", "token").form(form);
    }
}
