package io.credledger.connect;

import io.credledger.connect.StartCard.Permission;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Desk;
import io.credledger.operation.Endpoints;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.RegisteredClient;
import io.credledger.protocol.AuthorizationRequest;
import io.credledger.protocol.AuthorizationUrl;
import io.credledger.protocol.Pkce;
import io.credledger.provider.ProviderSite;
import io.credledger.provider.Scopes;
import io.credledger.session.Caller;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The start page: whoever has the link sees whose flow it is, and only that identity can send its browser on. So a flow that was begun in a
 * terminal, or by somebody who sent the link around, is bound to the browser of the identity that it is for.
 */
public final class Starting {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Desk desk;
    private final Sealing sealing;
    private final OAuth oauth;
    private final Endpoints endpoints;
    private final ProviderClients clients;
    private final Participants participants;

    Starting(Desk desk, Sealing sealing, OAuth oauth) {
        this.desk = desk;
        this.sealing = sealing;
        this.oauth = oauth;
        this.endpoints = new Endpoints(desk);
        this.clients = new ProviderClients(desk);
        this.participants = new Participants(desk);
    }

    /** What the flow is about. */
    public StartCard show(Caller caller, String ticket) {
        FlowPlan plan = own(caller, ticket);
        ProviderSite site = site(plan);
        Scopes scopes = site.provider().scopes();
        List<Permission> permissions = IntStream.range(0, plan.scopes().size())
                .mapToObj(i -> new Permission(
                        plan.scopes().get(i), scopes.words().get(plan.scopes().get(i)), i < plan.required()))
                .toList();
        return new StartCard(
                who(caller),
                site.provider().name(),
                site.web().getHost(),
                plan.key().text(),
                permissions,
                plan.activate(),
                plan.flow().expiresAt());
    }

    /** Draws what binds the flow to this browser. */
    public Departure depart(Caller caller, String ticket) throws InterruptedException {
        FlowPlan plan = own(caller, ticket);
        ProviderSite site = site(plan);
        RegisteredClient client = clients.at(site);
        Deadline deadline = Deadline.in(PATIENCE);
        TokenOrigin.require(site, deadline.discovered(oauth.discovery().endpoints(site)));
        try (OpenFlow flow = new OpenFlow(plan, FlowState.of(plan.flow()), Pkce.newVerifier(), FlowState.nonce())) {
            AuthorizationUrl url = deadline.discovered(oauth.authorizations()
                    .url(new AuthorizationRequest(
                            site,
                            client.registration().clientId(),
                            sealing.redirectUri(),
                            new LinkedHashSet<>(plan.scopes()),
                            flow.state(),
                            flow.verifier(),
                            flow.nonce())));
            return new Departure(
                    who(caller),
                    site.provider().name(),
                    url.location(),
                    FlowCookie.name(plan.flow()),
                    sealing.seals().cookie(flow),
                    Duration.between(desk.clock().instant(), plan.flow().expiresAt()));
        }
    }

    private FlowPlan own(Caller caller, String ticket) {
        FlowPlan plan = sealing.seals().open(ticket).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_FLOW));
        Participants.requireOwn(plan, caller);
        if (!desk.clock().instant().isBefore(plan.flow().expiresAt())) {
            throw EdgeReason.FLOW_EXPIRED.refusal();
        }
        if (desk.view().flow(plan.flow()).isPresent()) {
            throw RefusedException.of(RefusalReason.FLOW_CONSUMED);
        }
        Caller unused = participants.of(plan);
        return plan;
    }

    private ProviderSite site(FlowPlan plan) {
        return endpoints.forAccount(plan.provider(), "base_url", plan.baseUrl().toString());
    }

    private String who(Caller caller) {
        return desk.directory()
                .handle(caller.id())
                .orElseThrow(EdgeReason.ERASED::refusal)
                .value();
    }
}
