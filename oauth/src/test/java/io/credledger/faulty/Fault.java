package io.credledger.faulty;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * What happens to one request.
 *
 * @param name reads as a row of a table
 */
public record Fault(String name, Play play) {

    private static final int PIECES = 20;

    /** Plays a request to its end. */
    interface Play {
        void play(Turn turn) throws IOException, InterruptedException;
    }

    /** The provider does as it should. */
    public static Fault none() {
        return new Fault("none", turn -> turn.send(turn.answer()));
    }

    /** The request is read, then the connection is reset. */
    public static Fault reset(When when) {
        return new Fault("reset " + side(when), turn -> {
            turn.reach(when);
            turn.reset();
        });
    }

    /** Nothing comes until {@link Holds#release()}, and then what should have come. */
    public static Fault hang(When when) {
        return new Fault("hang " + side(when), turn -> {
            turn.reach(when);
            turn.hold();
            turn.send(turn.answer());
        });
    }

    /**
     * The connection ends after so many bytes of the answer, its status line included.
     *
     * @param bytes less than the answer has; {@link FaultyServer#refreshAnswerLength()} says how many these are
     */
    public static Fault cut(When when, int bytes) {
        return new Fault("cut after " + bytes + " bytes " + side(when), turn -> {
            byte[] answer = when == When.AFTER ? turn.answer() : turn.invented();
            turn.sendSome(answer, bytes);
            turn.end();
        });
    }

    /** An answer without sense for a client. */
    public static Fault status(When when, int status) {
        return new Fault(status + " " + side(when), turn -> {
            turn.reach(when);
            turn.send(Answer.of(status, "text/plain", "no"));
        });
    }

    /** With a good status and a body that is not JSON. */
    public static Fault garbage(When when) {
        return garbage(when, "<html>Welcome to the airport</html>");
    }

    public static Fault garbage(When when, String body) {
        return new Fault("200 with garbage " + side(when), turn -> {
            turn.reach(when);
            turn.send(Answer.of(200, "text/html", body));
        });
    }

    /** An OAuth error that the grant does not deserve. */
    public static Fault error(int status, String error) {
        return new Fault(status + " " + error, turn -> turn.send(Answer.json(status, "{\"error\":\"" + error + "\"}")));
    }

    public static Fault rateLimited(Duration retryAfter) {
        return later(429, retryAfter);
    }

    public static Fault unavailable(Duration retryAfter) {
        return later(503, retryAfter);
    }

    private static Fault later(int status, Duration retryAfter) {
        return new Fault(
                status + " with Retry-After",
                turn -> turn.send(Answer.of(status, "text/plain", "later", "Retry-After: " + retryAfter.toSeconds())));
    }

    /** The right answer, in pieces over this time. */
    public static Fault slow(Duration duration) {
        return new Fault("slow answer", turn -> turn.sendSlowly(turn.answer(), PIECES, duration));
    }

    /** A body that does not end within any limit. */
    public static Fault tooLarge(When when, int bytes) {
        return new Fault("too large " + side(when), turn -> {
            turn.reach(when);
            turn.send(Answer.json(200, "{\"filler\":\"" + "x".repeat(bytes) + "\"}"));
        });
    }

    private static String side(When when) {
        return when.name().toLowerCase(Locale.ROOT) + " rotation";
    }

    @Override
    public String toString() {
        return name;
    }
}
