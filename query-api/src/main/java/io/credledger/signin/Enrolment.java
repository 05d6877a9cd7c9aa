package io.credledger.signin;

import io.credledger.edge.Ask;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Details.LoginSubject;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Role;
import io.credledger.operation.Desk;
import io.credledger.operation.Identities;
import io.credledger.operation.Logins;
import io.credledger.protocol.IdClaims;
import io.credledger.view.Row;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is here whom an issuer vouches for: as an admin mapped them, else, where the operator wants that, a new identity under the
 * handle that a claim names. An identity that exists is never given to anybody.
 */
final class Enrolment {

    private final Desk desk;
    private final Logins logins;
    private final Identities identities;
    private final @Nullable String claim;

    /** @param claim null where only admins map */
    Enrolment(Desk desk, @Nullable String claim) {
        this.desk = desk;
        this.logins = new Logins(desk);
        this.identities = new Identities(desk);
        this.claim = claim;
    }

    /** @throws RefusedException when nobody here is meant */
    IdentityId identity(IdClaims claims) {
        LoginSubject subject = new LoginSubject(claims.issuer(), claims.subject());
        LoginId login = login(subject);
        Optional<IdentityId> known = known(login);
        // A login that was taken away comes back by an admin only.
        boolean taken = known.isEmpty() && desk.view().login(login).isPresent();
        if (known.isEmpty() && (taken || claim == null)) {
            throw unknown(subject);
        }
        return known.orElseGet(() -> registered(login, subject, handle(claims, subject)));
    }

    private LoginId login(LoginSubject subject) {
        try {
            return desk.directory().login(subject);
        } catch (InvalidIdException e) {
            throw EdgeReason.SIGN_IN_REFUSED.refusal();
        }
    }

    private Optional<IdentityId> known(LoginId login) {
        return logins.mapped(login).map(Row::state).map(Login::identity);
    }

    private Handle handle(IdClaims claims, LoginSubject subject) {
        try {
            return new Handle(claims.claims().path(String.valueOf(claim)).asText(""));
        } catch (InvalidIdException e) {
            throw unknown(subject);
        }
    }

    /**
     * Its key is the login's own, so that whoever comes again after half of it was done gets the rest: the identity that their own sign-in
     * registered is no other's.
     */
    private IdentityId registered(LoginId login, LoginSubject subject, Handle handle) {
        IdentityId identity = desk.directory().id(handle);
        byte[] request = login.value().getBytes(StandardCharsets.US_ASCII);
        Ask ask = Ask.of(identity, "sign-in\n" + login.value(), request, null);
        try {
            identities.register(ask, handle, null, EnumSet.of(Role.USER));
            desk.directory().requireActive(handle);
            logins.map(ask.step("login"), identity, subject);
        } catch (RefusedException e) {
            return known(login).orElseThrow(() -> isTaken(e) ? unknown(subject) : e);
        }
        return known(login).orElseThrow(() -> unknown(subject));
    }

    private static boolean isTaken(RefusedException e) {
        String slug = e.refusal().slug();
        return slug.equals(RefusalReason.IDENTITY_EXISTS.slug()) || slug.equals(EdgeReason.HANDLE_RESERVED.slug());
    }

    /** With what an admin needs to map them: it is their own, and goes to nobody else. */
    private static RefusedException unknown(LoginSubject subject) {
        return EdgeReason.LOGIN_NOT_MAPPED.refusal(Map.of("issuer", subject.issuer(), "subject", subject.subject()));
    }
}
