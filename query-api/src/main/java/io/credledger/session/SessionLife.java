package io.credledger.session;

import java.time.Duration;

/**
 * How long a browser session lasts.
 *
 * @param idle since the browser was last seen
 * @param absolute since it was opened, however busy it is
 */
public record SessionLife(Duration idle, Duration absolute) {

    public SessionLife {
        if (idle.isNegative() || idle.isZero() || idle.compareTo(absolute) > 0) {
            throw new IllegalArgumentException("a session may be idle for some time, at most for its life");
        }
    }
}
