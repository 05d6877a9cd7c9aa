package io.credledger.signin;

import io.credledger.crypto.Tickets;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.protocol.Callback;
import io.credledger.protocol.CallbackError;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.IdClaims;
import io.credledger.protocol.IdTokens;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.session.BrowserSession;
import io.credledger.session.JwtAuthenticator;
import io.credledger.web.ReturnTo;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Signing in at an issuer: out with state, nonce and PKCE, which stay sealed in a cookie of this browser, and back with a code. It asks for
 * no offline access and keeps no grant: connecting an account is another flow.
 */
public final class OidcSignIn {

    /** How long somebody may take at the issuer. */
    public static final Duration LIFE = SignInTickets.LIFE;

    private static final int NAME_LENGTH = 12;

    private final Issuer issuer;
    private final SignInTickets tickets;
    private final Enrolment enrolment;
    private final SignIn signIn;
    private final String name;

    public OidcSignIn(
            OidcSettings settings, OidcClient client, IssuerAccess access, Tickets tickets, Desk desk, SignIn signIn) {
        this.issuer = new Issuer(access.discovery(), access.tokens(), access.idTokens(), settings.issuer(), client);
        this.tickets = new SignInTickets(tickets, desk.clock());
        this.enrolment = new Enrolment(desk, client.registerClaim());
        this.signIn = signIn;
        this.name = settings.issuer().getHost();
    }

    /** How issuers are asked. */
    public record IssuerAccess(Discovery discovery, TokenEndpoint tokens, IdTokens idTokens) {}

    /**
     * A sign-in that begins.
     *
     * @param location where the browser goes
     * @param cookie its cookie's name, which tells it from others of the same browser
     */
    public record Begun(URI location, String cookie, String ticket) {
        @Override
        public String toString() {
            return "Begun [redacted]";
        }
    }

    /** Somebody who is in, and where they wanted to go. */
    public record In(Done<BrowserSession> session, ReturnTo returnTo) {}

    /** What people know the issuer by. */
    public String name() {
        return name;
    }

    @RevealsSecret(reason = "the cookie is named by a part of the state")
    public Begun begin(ReturnTo returnTo, URI redirectUri) {
        SignInTicket ticket = tickets.begin(returnTo);
        URI location = issuer.authorization(ticket, redirectUri);
        return new Begun(location, cookie(ticket.state().revealText()), tickets.seal(ticket));
    }

    /** The cookie in which a callback's sign-in would be. */
    @RevealsSecret(reason = "the cookie is named by a part of the state")
    public String cookie(SecretToken state) {
        return cookie(state.revealText());
    }

    private static String cookie(String state) {
        String part = state.substring(0, Math.min(NAME_LENGTH, state.length()));
        return part.matches("[A-Za-z0-9_-]*") ? "credledger_signin_" + part : "credledger_signin_";
    }

    /** @param ticket the cookie's value; null where this browser has none, because another one began it */
    public In finish(Callback callback, @Nullable String ticket, URI redirectUri, Visit visit) {
        if (callback instanceof Callback.Code code) {
            SignInTicket begun = begun(ticket, code.state(), code.iss());
            IdClaims claims = issuer.claims(code.code(), begun, redirectUri);
            Done<BrowserSession> session = signIn.open(enrolment.identity(claims), JwtAuthenticator.AUTH, null, visit);
            return new In(session, begun.returnTo());
        }
        if (callback instanceof Callback.ProviderError error) {
            begun(ticket, error.state(), error.iss());
            throw refused(error.error());
        }
        throw EdgeReason.STATE_INVALID.refusal();
    }

    private SignInTicket begun(@Nullable String sealed, SecretToken state, @Nullable String iss) {
        if (sealed == null) {
            throw EdgeReason.STATE_INVALID.refusal();
        }
        SignInTicket ticket = tickets.open(sealed)
                .filter(begun -> begun.state().equals(state))
                .orElseThrow(EdgeReason.STATE_INVALID::refusal);
        if (tickets.isOver(ticket)) {
            throw EdgeReason.FLOW_EXPIRED.refusal();
        }
        if (!issuer.endpoints().isFromHere(iss)) {
            throw EdgeReason.ISSUER_DIFFERS.refusal();
        }
        return ticket;
    }

    private static RefusedException refused(CallbackError error) {
        return switch (error) {
            case ACCESS_DENIED -> EdgeReason.CONSENT_DENIED.refusal();
            case CLIENT_MISCONFIGURED, INVALID_SCOPE -> EdgeReason.PROVIDER_MISCONFIGURED.refusal();
            case PROVIDER_FAILED -> EdgeReason.PROVIDER_UNAVAILABLE.refusal();
            case INTERACTION_REQUIRED, OTHER -> EdgeReason.SIGN_IN_REFUSED.refusal();
        };
    }
}
