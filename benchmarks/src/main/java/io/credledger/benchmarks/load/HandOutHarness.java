package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import io.credledger.benchmarks.Machine;
import io.credledger.cli.broker.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures hand-outs beside what is known, in one run, and prints tables for the documentation. */
public final class HandOutHarness {

    private static final String NOWHERE = "-";

    private HandOutHarness() {}

    /** @param arguments {@code smoke}, {@code short} or {@code full}; anything; a document or {@code -} */
    public static void main(String[] arguments) throws Exception {
        LoadForm form = LoadForm.parse(arguments[0]);
        String document = arguments[2];
        if (form == LoadForm.SMOKE && !document.equals(NOWHERE)) {
            throw new IllegalArgumentException("a smoke has no figures to write down");
        }
        Path directory = Scratch.fresh("handouts");
        String conditions = conditions(form, directory, document);
        List<Comparison> route = new ArrayList<>();
        List<Comparison> known = new ArrayList<>();
        try (KeycloakPeer keycloak = KeycloakPeer.start(Population.SIZE)) {
            HandOutLoad load = new HandOutLoad(form, keycloak);
            for (Durability durability : Durability.values()) {
                Installation installation =
                        new Installation(directory.resolve(durability.name().toLowerCase(Locale.ROOT)));
                try (WholeLedger ledger = WholeLedger.start(installation, durability);
                        QueryApi api = ledger.startApi()) {
                    Population population = Population.create(api.port(), installation);
                    List<List<Comparison>> both = load.run(api, population, what(durability));
                    route.addAll(both.get(0));
                    known.addAll(both.get(1));
                }
            }
        }
        String markdown = conditions
                + '\n'
                + LoadReport.table("constant route", route)
                + '\n'
                + LoadReport.table("Keycloak's exchange", known);
        System.out.print(markdown);
        if (!document.equals(NOWHERE)) {
            new MarkedSection("handouts").replace(Path.of(document), markdown);
        }
        Scratch.delete(directory);
    }

    private static String what(Durability durability) {
        return "`POST /v1/token`, broker " + (durability == Durability.FLUSH ? "flushed" : "not flushed");
    }

    private static String conditions(LoadForm form, Path directory, String document) throws IOException {
        String write = document.equals(NOWHERE) ? "" : " --write " + document;
        return Machine.now(directory)
                + "Broker, writer, view, API, constant route and the callers share one JVM with a heap of "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MiB; Keycloak has a JVM of its own with as much, and its database in memory.\nAll share the processors. A closed loop: each caller waits for its answer. "
                + form + ". Command:\n\n```sh\nbenchmarks/run handouts "
                + form.name().toLowerCase(Locale.ROOT) + write + "\n```\n";
    }
}
