package io.credledger.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status and body of an answer. */
public final class HttpAnswer {

    private final int status;
    private final byte[] body;

    /** @param body kept */
    HttpAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    /** The answer, if it has that status. Its body is told otherwise: problems quote no values. */
    public HttpAnswer require(int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("answered with " + status + " instead of " + wanted + ": " + text());
        }
        return this;
    }

    /** The answer, if that is in its body. */
    HttpAnswer requireInBody(byte[] wanted) {
        if (!contains(wanted)) {
            throw new IllegalStateException("another answer than was asked for");
        }
        return this;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first group of each match. */
    List<String> all(Pattern pattern) {
        return pattern.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    public String first(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        if (!matcher.find()) {
            throw new IllegalStateException("another answer than was asked for");
        }
        return matcher.group(1);
    }

    private boolean contains(byte[] wanted) {
        for (int at = 0; at + wanted.length <= body.length; at++) {
            if (startsAt(at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (body[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
