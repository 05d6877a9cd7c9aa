package io.credledger.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Measures contenders in turn, round by round, so that what the machine does meanwhile meets all of them alike. */
final class Contest {

    private final LoadForm form;

    Contest(LoadForm form) {
        this.form = form;
    }

    /** A contender: so many callers, each with an operation of its own. */
    static List<Operation> callers(int count, IntFunction<Operation> caller) {
        return IntStream.range(0, count).mapToObj(caller).toList();
    }

    /** The contenders' figures, in their order. */
    List<Figure> run(List<List<Operation>> contenders) throws InterruptedException {
        List<List<Round>> rounds = new ArrayList<>();
        for (List<Operation> contender : contenders) {
            ClosedLoop.run(contender, form.warmUp());
            rounds.add(new ArrayList<>());
        }
        for (int round = 0; round < form.rounds(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                rounds.get(i).add(ClosedLoop.run(contenders.get(i), form.round()));
            }
        }
        return rounds.stream().map(Figure::medianOf).toList();
    }
}
