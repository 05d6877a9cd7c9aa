package io.credledger.outbound;

import java.time.Duration;

/**
 * @param deadline from the call to the last byte of the answer
 * @param connectDeadline from the call to the first byte sent: name, connection and TLS together
 * @param maxAnswerBytes of an answer's body
 * @param allowedHosts private and plain-http targets that the operator wants
 */
public record OutboundSettings(
        Duration deadline, Duration connectDeadline, int maxAnswerBytes, AllowedHosts allowedHosts) {

    public OutboundSettings {
        if (!isPositive(connectDeadline) || connectDeadline.compareTo(deadline) > 0) {
            throw new IllegalArgumentException("the connect deadline is positive and within the deadline");
        }
        if (maxAnswerBytes < 1) {
            throw new IllegalArgumentException("an answer may have at least one byte");
        }
    }

    /** Ten seconds, three of them for the connection, and 1 MiB. */
    public static OutboundSettings defaults(AllowedHosts allowedHosts) {
        return new OutboundSettings(Duration.ofSeconds(10), Duration.ofSeconds(3), 1024 * 1024, allowedHosts);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
