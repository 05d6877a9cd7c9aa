package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import java.util.List;

/** Reads in turns with a constant route. */
final class ReadLoad {

    private final LoadForm form;

    ReadLoad(LoadForm form) {
        this.form = form;
    }

    List<Comparison> run(QueryApi api, Population population) throws Exception {
        int callers = form.readers();
        try (HttpReads reads = new HttpReads(api.port(), population);
                ConstantRoute route = ConstantRoute.start(reads.sample())) {
            List<Figure> figures = new Contest(form)
                    .run(List.of(
                            Contest.callers(callers, reads::connection),
                            Contest.callers(callers, reads::me),
                            Contest.callers(callers, number -> reads.constant(route, number))));
            Figure constant = figures.get(2);
            return List.of(
                    new Comparison("`GET /v1/connections/{id}`", callers, figures.get(0), constant),
                    new Comparison("`GET /v1/me`", callers, figures.get(1), constant));
        }
    }
}
