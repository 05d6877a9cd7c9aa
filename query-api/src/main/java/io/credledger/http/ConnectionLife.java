package io.credledger.http;

import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;

/**
 * How long a connection lasts. Jetty's parser has a text of its own in which it gathers each header's value, and wipes it never: what
 * was sent in {@code Authorization} stays in memory until another value is longer, or the connection is closed.
 */
final class ConnectionLife {

    /** Without a request. */
    static final Duration IDLE = Duration.ofSeconds(30);

    /** The first request after that is the last. */
    private static final Duration BUSY = Duration.ofSeconds(60);

    private ConnectionLife() {}

    static void limit(Context context) {
        Connection connection = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection();
        if (System.currentTimeMillis() - connection.getCreatedTimeStamp() > BUSY.toMillis()) {
            context.header("Connection", "close");
        }
    }
}
