package io.credledger.token;

import io.credledger.ledger.Handle;
import io.credledger.ledger.Role;
import io.credledger.operation.Directory;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.session.SubjectTokens;
import io.credledger.session.TokenVerdict;
import io.credledger.session.VerifiedJwt;
import io.credledger.token.Subject.Basis;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** For whom a request is, and that the caller may ask for them. Nothing of a token counts before all of it is verified. */
final class Subjects {

    /** What is worth telling apart for whoever presents a token. */
    private static final Set<Flaw> TOLD = Set.of(Flaw.EXPIRED, Flaw.AUDIENCE, Flaw.ISSUER, Flaw.SIGNATURE);

    private final Directory directory;
    private final SubjectTokens tokens;
    private final @Nullable Replays replays;

    /** @param replays null where a JWT may be presented again */
    Subjects(Directory directory, SubjectTokens tokens, @Nullable Replays replays) {
        this.directory = directory;
        this.tokens = tokens;
        this.replays = replays;
    }

    /** Who asks, for whom. */
    record Party(Caller caller, Subject subject) {}

    /**
     * @param client one that proved nothing is whoever the subject token is of
     * @return completed exceptionally with {@link TokenRefusedException}, or with
     *     {@link io.credledger.session.ClientRefusedException} where that is not whom the client says that it is
     */
    CompletableFuture<Party> of(Client client, TokenRequest request) {
        String token = request.subjectToken();
        if (token != null) {
            return (request.jwt() ? tokens.verifyJwt(token) : tokens.verify(token))
                    .thenApply(verdict -> party(client, known(verdict), request));
        }
        Caller caller = client.known()
                .orElseThrow(() -> TokenRefusedException.of(
                        "invalid_client", "a client that does not authenticate presents a subject_token"));
        return CompletableFuture.completedFuture(party(client, caller, request));
    }

    private Party party(Client client, Caller presented, TokenRequest request) {
        Caller caller = client.or(presented);
        boolean self = caller.id().equals(presented.id());
        requireRoles(caller, presented, self);
        Handle other = request.onBehalfOf();
        if (other != null) {
            requireSelf(self);
            return new Party(caller, new Subject(directory.id(other), null, Basis.SHARED));
        }
        VerifiedJwt jwt = presented.jwt();
        if (replays != null && jwt != null) {
            replays.take(jwt);
        }
        return new Party(caller, new Subject(presented.id(), jwt, self ? Basis.SELF : Basis.PRESENTED));
    }

    private static void requireRoles(Caller caller, Caller presented, boolean self) {
        if (!self && !caller.is(Role.SERVICE)) {
            throw TokenRefusedException.of(
                    "unauthorized_client", "only the role service may present another's subject_token");
        }
        if (!caller.ownsThings() || !presented.ownsThings()) {
            throw TokenRefusedException.of("unauthorized_client", "an auditor is handed no tokens");
        }
    }

    private static void requireSelf(boolean self) {
        if (!self) {
            throw TokenRefusedException.of(
                    "invalid_request", "on_behalf_of goes without a subject_token, or with the caller's own");
        }
    }

    private static Caller known(TokenVerdict verdict) {
        if (verdict instanceof TokenVerdict.Known known) {
            return known.caller();
        }
        if (verdict instanceof TokenVerdict.Unavailable) {
            throw TokenRefusedException.later(
                    "issuer-unavailable", "the subject_token's issuer cannot be asked now", 1);
        }
        if (verdict instanceof TokenVerdict.Stranger) {
            throw TokenRefusedException.because(
                    "invalid_request",
                    "login-not-mapped",
                    "the subject_token's subject is mapped to no active identity");
        }
        Flaw flaw = ((TokenVerdict.Bad) verdict).flaw();
        String reason = TOLD.contains(flaw) ? "subject-token-" + flaw.name().toLowerCase(Locale.ROOT) : "subject-token";
        throw TokenRefusedException.because(
                "invalid_request", reason, "subject_token must be a valid API token, or a valid JWT of the issuer");
    }
}
