package io.credledger.cli.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Everything that was answered on the way, and what each answer may say, because it is for that. */
final class Trail {

    private final List<Said> said = new ArrayList<>();

    private record Said(String what, String text, Set<Secret> may) {}

    /**
     * An answer as it must be.
     *
     * @param what was asked
     */
    Api.Answer expect(int status, String what, Api.Answer answer, Secret... may) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " for " + what + " and got " + answer);
        }
        said.add(new Said(what + " " + status, answer.all(), Set.of(may)));
        return answer;
    }

    /** Something else that left: a cookie, a request to a provider. */
    void said(String what, String text, Secret... may) {
        said.add(new Said(what, text, Set.of(may)));
    }

    int size() {
        return said.size();
    }

    /** What stands where it does not belong. */
    List<String> misplaced(Finder finder) {
        List<String> misplaced = new ArrayList<>();
        for (Said one : said) {
            for (String found : finder.in(one.text())) {
                boolean secret = Arrays.stream(Secret.values()).anyMatch(kind -> kind.isIn(found));
                if (secret && one.may().stream().noneMatch(kind -> kind.isIn(found))) {
                    misplaced.add(one.what() + ": " + found);
                }
            }
        }
        return misplaced;
    }
}
