package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import io.credledger.cli.broker.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Writes through the API and through the gateway alone, each in turns with the empty topology. */
final class WriteLoad {

    private final LoadForm form;
    private final WholeLedger ledger;
    private final String broker;
    private final List<Comparison> comparisons = new ArrayList<>();

    WriteLoad(LoadForm form, WholeLedger ledger, Durability durability) {
        this.form = form;
        this.ledger = ledger;
        this.broker = durability == Durability.FLUSH ? "flushed" : "not flushed";
    }

    /** @param population of the API; who writes */
    void throughApi(EmptyTopology empty, QueryApi api, Population population) throws Exception {
        try (HttpWrites writes = new HttpWrites(api.port(), population)) {
            compare("`POST /v1/connections`", writes::caller, empty);
        }
    }

    /** With the population's identities. No API may run meanwhile. */
    void throughGateway(EmptyTopology empty) throws Exception {
        try (Pipeline pipeline = ledger.startPipeline()) {
            compare("seal and submit, without HTTP", new PipelineWrites(pipeline)::caller, empty);
        }
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    private void compare(String what, IntFunction<Operation> ours, EmptyTopology empty) throws InterruptedException {
        List<List<Operation>> contenders = new ArrayList<>();
        for (int callers : form.callers()) {
            contenders.add(Contest.callers(callers, ours));
            contenders.add(Contest.callers(callers, number -> empty.caller()));
        }
        List<Figure> figures = new Contest(form).run(contenders);
        for (int i = 0; i < form.callers().size(); i++) {
            comparisons.add(new Comparison(
                    what + ", broker " + broker, form.callers().get(i), figures.get(2 * i), figures.get(2 * i + 1)));
        }
    }
}
