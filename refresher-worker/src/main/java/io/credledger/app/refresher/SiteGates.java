package io.credledger.app.refresher;

import io.credledger.fold.Gatekeeper;
import io.credledger.refresh.Plan;
import io.credledger.refresh.gate.Admission;
import io.credledger.refresh.gate.GateFigures;
import io.credledger.refresh.gate.GatePhase;
import io.credledger.refresh.gate.GateSettings;
import io.credledger.refresh.gate.Gates;
import io.credledger.schedule.AfterUnknown;
import io.credledger.streams.Health;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A gate for each provider at each place. */
final class SiteGates implements Gatekeeper {

    private final Gates gates;
    private final Figures figures;
    private final Clock clock;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    SiteGates(PaceSettings settings, Figures figures, Clock clock) {
        this.clock = clock;
        this.gates = new Gates(GateSettings.USUAL.limitedTo(settings.atOnce(), settings.perSecond()));
        this.figures = figures;
    }

    @Override
    public Answer ask(Plan plan) {
        String provider = plan.site().provider().id();
        if (seen.add(provider)) {
            figures.watchGate(provider, name -> number(worst().getOrDefault(name, GatePhase.OPEN)));
        }
        String client = plan.client().registration().header().command().value();
        boolean hasty = AfterUnknown.isForgiven(
                plan.site().provider().life(), plan.held().state().refreshes(), clock.instant());
        Admission admission = gates.gate(provider, plan.site().baseUrl()).ask(client, hasty);
        return admission instanceof Admission.Open open
                ? new Answer.Open(open.passage())
                : new Answer.Closed(((Admission.Closed) admission).askAgain());
    }

    @Override
    public void everybodyAsksNow() {
        gates.startLinesOver();
    }

    /** Of each provider the place that is worst off: phases are in that order. */
    private Map<String, GatePhase> worst() {
        return gates.figures().stream()
                .collect(Collectors.toMap(
                        GateFigures::provider,
                        GateFigures::phase,
                        (one, other) -> one.compareTo(other) > 0 ? one : other,
                        TreeMap::new));
    }

    /** Ready whatever providers do; degraded where one is down, or refuses our client. */
    Health.Part health() {
        String reason = worst().entrySet().stream()
                .filter(gate -> gate.getValue().compareTo(GatePhase.PROBING) > 0)
                .map(gate -> gate.getKey() + " " + words(gate.getValue()))
                .collect(Collectors.joining(", "));
        return new Health.Part(
                "providers", true, reason.isEmpty() ? "nothing known against them" : reason, !reason.isEmpty());
    }

    /** As the metric's description has it. */
    private static int number(GatePhase phase) {
        return switch (phase) {
            case OPEN -> 0;
            case HELD -> 1;
            case PROBING -> 2;
            case DOWN -> 3;
            case MISCONFIGURED -> 4;
        };
    }

    private static String words(GatePhase phase) {
        return switch (phase) {
            case OPEN -> "works";
            case HELD -> "wants patience";
            case PROBING -> "is being tried again";
            case DOWN -> "does not answer";
            case MISCONFIGURED -> "refuses our client: its id or secret must be corrected";
        };
    }
}
