package io.credledger.app.refresher;

import io.credledger.fold.Gatekeeper;
import io.credledger.refresh.Plan;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gate for each provider at each place. */
final class SiteGates implements Gatekeeper {

    private final Map<String, SiteGate> gates = new ConcurrentHashMap<>();
    private final PaceSettings settings;
    private final Clock clock;

    SiteGates(PaceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Answer ask(Plan plan) {
        String key = plan.site().provider().id() + ' ' + plan.site().baseUrl();
        return gates.computeIfAbsent(key, unseen -> new SiteGate(settings.atOnce(), clock))
                .ask(plan.client().registration().header().command());
    }
}
