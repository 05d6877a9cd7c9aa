package io.credledger.app.refresher;

import io.credledger.fold.Gatekeeper;
import io.credledger.refresh.Plan;
import io.credledger.refresh.gate.Admission;
import io.credledger.refresh.gate.GateFigures;
import io.credledger.refresh.gate.GateSettings;
import io.credledger.refresh.gate.Gates;
import java.util.List;

/** A gate for each provider at each place. */
final class SiteGates implements Gatekeeper {

    private final Gates gates;

    SiteGates(PaceSettings settings) {
        this.gates = new Gates(GateSettings.USUAL.limitedTo(settings.atOnce(), settings.perSecond()));
    }

    @Override
    public Answer ask(Plan plan) {
        String client = plan.client().registration().header().command().value();
        Admission admission =
                gates.gate(plan.site().provider().id(), plan.site().baseUrl()).ask(client);
        return admission instanceof Admission.Open open
                ? new Answer.Open(open.passage())
                : new Answer.Closed(((Admission.Closed) admission).askAgain());
    }

    List<GateFigures> figures() {
        return gates.figures();
    }
}
