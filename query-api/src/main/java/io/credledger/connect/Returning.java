package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.NotYetException;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.operation.Desk;
import io.credledger.operation.Endpoints;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.RegisteredClient;
import io.credledger.protocol.Callback;
import io.credledger.protocol.ClientCredentials;
import io.credledger.provider.ProviderSite;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The callback. Whatever is wrong with a request is refused before anything is consumed or sent, so that nobody can burn somebody else's flow
 * or have their code exchanged for them. Then one of all who bring the flow back consumes it, and that one alone asks the provider.
 */
public final class Returning {

    /** Of the one who completes it: a code, an account, and perhaps a revocation, each within the outbound client's own deadline. */
    private static final Duration COMPLETION = Duration.ofSeconds(25);

    /** A flow holds a thread while its provider answers; beyond these, whoever comes is asked to come again. */
    private static final int AT_A_TIME = 64;

    private final Desk desk;
    private final Sealing sealing;
    private final OAuth oauth;
    private final TokenOpener opener;
    private final FlowRecord log;
    private final Awaiting outcomes;
    private final Participants participants;
    private final Completion completion;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    Returning(Desk desk, Sealing sealing, OAuth oauth, TokenOpener opener, Awaiting outcomes, Pause pause) {
        this.desk = desk;
        this.sealing = sealing;
        this.oauth = oauth;
        this.opener = opener;
        this.outcomes = outcomes;
        this.log = new FlowRecord(desk);
        this.participants = new Participants(desk);
        this.completion = new Completion(desk, oauth, log, pause);
    }

    /** @throws RefusedException when the request is nobody's callback, or somebody else's */
    public Landing land(Arrival arrival) throws InterruptedException {
        Callback back = Callback.read(arrival.query());
        SecretToken state = state(back);
        try (OpenFlow flow = FlowState.flow(state)
                .map(FlowCookie::name)
                .map(arrival.cookies())
                .flatMap(sealing.seals()::openCookie)
                .orElseThrow(EdgeReason.STATE_INVALID::refusal)) {
            if (!flow.state().equals(state)) {
                throw EdgeReason.STATE_INVALID.refusal();
            }
            requireSamePerson(flow.plan(), arrival.caller());
            return land(flow, back);
        }
    }

    private static SecretToken state(Callback back) {
        if (back instanceof Callback.Code code) {
            return code.state();
        }
        if (back instanceof Callback.ProviderError error) {
            return error.state();
        }
        throw EdgeReason.STATE_INVALID.refusal();
    }

    /**
     * The cookie alone is not enough: with one that was planted in a browser, whoever is in front of it would consent for somebody else. The
     * session's cookie nobody can plant.
     */
    private static void requireSamePerson(FlowPlan plan, @Nullable Caller caller) {
        if (caller == null) {
            throw EdgeReason.NOT_AUTHENTICATED.refusal();
        }
        Participants.requireOwn(plan, caller);
    }

    private Landing land(OpenFlow flow, Callback back) throws InterruptedException {
        FlowPlan plan = flow.plan();
        if (desk.view().flow(plan.flow()).isPresent()) {
            return again(plan);
        }
        if (!desk.clock().instant().isBefore(plan.flow().expiresAt())) {
            throw EdgeReason.FLOW_EXPIRED.refusal();
        }
        Caller caller = participants.of(plan);
        if (!places.tryAcquire()) {
            throw EdgeReason.UNAVAILABLE.refusal();
        }
        try {
            return complete(flow, caller, back);
        } catch (NotYetException e) {
            // Perhaps it is consumed, and nobody knows by whom: the page looks again.
            return new Landing(plan.flow(), plan.identity(), new FlowOutcome.Pending(true), plan.returnTo(), false);
        } finally {
            places.release();
        }
    }

    private Landing complete(OpenFlow flow, Caller caller, Callback back) throws InterruptedException {
        FlowPlan plan = flow.plan();
        Deadline deadline = Deadline.in(COMPLETION);
        ProviderSite site = new Endpoints(desk)
                .forAccount(plan.provider(), "base_url", plan.baseUrl().toString());
        var endpoints = deadline.discovered(oauth.discovery().endpoints(site));
        if (!endpoints.isFromHere(issuer(back))) {
            throw EdgeReason.ISSUER_DIFFERS.refusal();
        }
        RegisteredClient client = new ProviderClients(desk).at(site);
        TokenOrigin.require(site, endpoints);
        try (SecretToken secret = client.secret().flatMap(opener::open).orElse(null)) {
            ClientCredentials credentials =
                    new ClientCredentials(client.registration().clientId(), secret);
            if (!consumes(plan)) {
                return again(plan);
            }
            FlowOutcome outcome = back instanceof Callback.Code code
                    ? completion.complete(
                            new Completion.Exchange(flow, caller, site, credentials, sealing.redirectUri()),
                            code,
                            deadline)
                    : refused(plan, (Callback.ProviderError) back);
            return new Landing(plan.flow(), plan.identity(), outcome, plan.returnTo(), true);
        }
    }

    /** Whether this very request is the one that completes the flow. */
    private boolean consumes(FlowPlan plan) throws InterruptedException {
        try {
            log.consume(plan);
            return true;
        } catch (RefusedException e) {
            return isFirst(e.refusal().slug(), e);
        } catch (NotYetException e) {
            Reply late = outcomes.reply(e.command()).orElseThrow(() -> e);
            return late.outcome() instanceof Reply.Accepted
                    || isFirst(((Reply.Refused) late.outcome()).reason().slug(), e);
        }
    }

    private static boolean isFirst(String refusal, RuntimeException otherwise) {
        if (refusal.equals(RefusalReason.FLOW_CONSUMED.slug())) {
            return false;
        }
        throw otherwise;
    }

    private FlowOutcome refused(FlowPlan plan, Callback.ProviderError no) {
        return log.fail(plan, Reasons.of(no.error()).refusal().refusal(), no.words());
    }

    private static @Nullable String issuer(Callback back) {
        return back instanceof Callback.Code code ? code.iss() : ((Callback.ProviderError) back).iss();
    }

    /** Somebody else was first, perhaps this very person a moment ago: what came of that is what there is to show. */
    private Landing again(FlowPlan plan) throws InterruptedException {
        FlowOutcome outcome = outcomes.await(plan.identity(), plan.flow());
        return new Landing(plan.flow(), plan.identity(), outcome, plan.returnTo(), false);
    }
}
