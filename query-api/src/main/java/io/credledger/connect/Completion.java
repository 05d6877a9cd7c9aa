package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.NotYetException;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import io.credledger.gateway.CommandNotSentException;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.FlowFailure;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.operation.NewConnection;
import io.credledger.operation.Storing;
import io.credledger.protocol.AccountOutcome;
import io.credledger.protocol.Callback;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.IdClaims;
import io.credledger.protocol.JwtOutcome;
import io.credledger.protocol.TokenOutcome;
import io.credledger.protocol.Tokens;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import io.credledger.view.ViewUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Completes one flow that was consumed: exchanges its code, learns whose the grant is and what it may do, and stores it or says why not. */
final class Completion {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Desk desk;
    private final OAuth oauth;
    private final FlowRecord log;
    private final Pause pause;
    private final Leftovers leftovers;

    Completion(Desk desk, OAuth oauth, FlowRecord log, Pause pause) {
        this.desk = desk;
        this.oauth = oauth;
        this.log = log;
        this.pause = pause;
        this.leftovers = new Leftovers(oauth.revocation(), desk.accounts());
    }

    /** What the code is exchanged with. */
    record Exchange(OpenFlow flow, Caller caller, ProviderSite site, ClientCredentials client, URI redirectUri) {

        FlowPlan plan() {
            return flow.plan();
        }

        @Override
        public String toString() {
            return "Exchange [redacted]";
        }
    }

    FlowOutcome complete(Exchange exchange, Callback.Code back, Deadline deadline) throws InterruptedException {
        TokenOutcome outcome = deadline.await(oauth.tokens()
                        .exchangeCode(
                                exchange.site(),
                                exchange.client(),
                                back.code(),
                                exchange.redirectUri(),
                                exchange.flow().verifier()))
                .orElseGet(() -> new TokenOutcome.Unknown(TokenOutcome.Unclear.TIMEOUT));
        if (!(outcome instanceof TokenOutcome.Granted granted)) {
            return log.fail(exchange.plan(), plain(Reasons.of(outcome)), Reasons.words(outcome));
        }
        try (Tokens tokens = granted.tokens()) {
            return granted(exchange, tokens, deadline);
        }
    }

    private FlowOutcome granted(Exchange exchange, Tokens tokens, Deadline deadline) throws InterruptedException {
        JwtOutcome identity = identity(exchange, tokens, deadline);
        if (identity != null && !(identity instanceof JwtOutcome.Valid)) {
            return log.fail(exchange.plan(), plain(Reasons.of(identity)));
        }
        IdClaims claims = identity instanceof JwtOutcome.Valid valid ? valid.claims() : null;
        AccountOutcome read = deadline.await(oauth.accounts().read(exchange.site(), tokens.access(), claims))
                .orElseGet(() -> new AccountOutcome.Unavailable(AccountOutcome.Cause.UNREACHABLE));
        ExternalAccount account = read instanceof AccountOutcome.Read known && AccountLimits.keep(known.account())
                ? known.account()
                : null;
        Refusal refusal = refusal(exchange, tokens, read, account);
        if (refusal == null && account != null) {
            return stored(exchange, tokens, account, deadline);
        }
        Refusal why = refusal == null ? plain(EdgeReason.PROVIDER_UNAVAILABLE) : refusal;
        return dropped(exchange, tokens, account, why, deadline);
    }

    /** Null where there is none: not every provider has ID tokens, and not every grant has one. */
    private @Nullable JwtOutcome identity(Exchange exchange, Tokens tokens, Deadline deadline)
            throws InterruptedException {
        SecretToken idToken = tokens.idToken();
        if (idToken == null || !exchange.plan().scopes().contains("openid")) {
            return null;
        }
        return deadline.await(oauth.idTokens()
                        .validate(
                                exchange.site(),
                                exchange.client().id(),
                                idToken,
                                exchange.flow().nonce()))
                .orElseGet(() -> new JwtOutcome.Unavailable(JwtOutcome.Missing.KEYS));
    }

    /** A missing scope goes first: without it the account may not be readable either. */
    private static @Nullable Refusal refusal(
            Exchange exchange, Tokens tokens, AccountOutcome read, @Nullable ExternalAccount account) {
        Collection<String> missing =
                scopes(exchange, tokens, account).missing(exchange.plan().requiredScopes());
        if (!missing.isEmpty()) {
            return FlowWords.missing(missing);
        }
        return read instanceof AccountOutcome.Read ? null : plain(Reasons.of(read));
    }

    private static GrantedScopes scopes(Exchange exchange, Tokens tokens, @Nullable ExternalAccount account) {
        return GrantedScopes.of(
                exchange.site().provider().scopes(),
                tokens,
                account,
                exchange.plan().scopes());
    }

    private FlowOutcome stored(Exchange exchange, Tokens tokens, ExternalAccount account, Deadline deadline)
            throws InterruptedException {
        FlowPlan plan = exchange.plan();
        GrantOfFlow grant = new GrantOfFlow(
                plan, exchange.site().provider().life(), desk.clock().instant());
        NewConnection wanted = grant.connection(
                tokens, account, scopes(exchange, tokens, account).scopes());
        try {
            Done<ConnectionCard> done = stored(exchange.caller(), plan, wanted, deadline);
            ConnectionId id = new ConnectionId(done.what().id());
            return new FlowOutcome.Completed(id, done.what().key(), isActive(plan, id));
        } catch (RefusedException e) {
            return dropped(exchange, tokens, account, e.refusal(), deadline);
        } catch (CommandNotSentException e) {
            // An earlier try may have been committed unseen: nothing is given back.
            return log.fail(plan, plain(EdgeReason.UNAVAILABLE));
        } catch (NotYetException e) {
            // It may still become true: the flow's id finds out.
            return new FlowOutcome.Pending(true);
        }
    }

    /** The code is spent: a view that moves to another process just now is waited for. The ask is the same, so nothing happens twice. */
    private Done<ConnectionCard> stored(Caller caller, FlowPlan plan, NewConnection wanted, Deadline deadline)
            throws InterruptedException {
        while (true) {
            try {
                return new Storing(desk).store(caller, FlowAsks.grant(plan.identity(), plan.flow()), wanted);
            } catch (ViewUnavailableException e) {
                if (deadline.isOver()) {
                    throw e;
                }
                pause.pause(BETWEEN);
            }
        }
    }

    private boolean isActive(FlowPlan plan, ConnectionId id) {
        return plan.activate()
                && desk.view()
                        .activeForge(plan.identity())
                        .map(ActiveForge::connection)
                        .filter(id::equals)
                        .isPresent();
    }

    private FlowOutcome dropped(
            Exchange exchange, Tokens tokens, @Nullable ExternalAccount account, Refusal why, Deadline deadline)
            throws InterruptedException {
        FlowPlan plan = exchange.plan();
        FlowOutcome failed = log.fail(plan, why, new FlowFailure(plan.provider(), null, FlowWords.missingOf(why)));
        AccountId id = account == null ? null : desk.directory().account(plan.provider(), account.uid());
        leftovers.discard(exchange.site(), exchange.client(), tokens, id, deadline);
        return failed;
    }

    private static Refusal plain(EdgeReason reason) {
        return reason.refusal().refusal();
    }
}
