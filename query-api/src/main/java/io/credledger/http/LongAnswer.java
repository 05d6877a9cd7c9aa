package io.credledger.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is written a part at a time, as fast as the client reads and no faster. Javalin's own stream is left out: it compresses, and keeps
 * back what is to be seen at once.
 */
final class LongAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(LongAnswer.class);

    private final Context context;
    private final ServletOutputStream out;

    private LongAnswer(Context context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** What writes it. */
    @FunctionalInterface
    interface Source {
        void writeTo(LongAnswer answer) throws IOException;
    }

    /**
     * Writes the answer. What fails once the first part is sent cannot be answered with a problem any more: the connection is cut, so that the client does not take
     * what it has for the whole.
     */
    static void answer(Context context, String type, Source source) {
        HttpServletResponse response = context.res();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        // Proxies that gather answers are told not to.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            LongAnswer answer = new LongAnswer(context, response.getOutputStream());
            source.writeTo(answer);
            answer.out.close();
        } catch (IOException e) {
            cut(context);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                throw e;
            }
            LOG.warn("request {} was cut off: {}", RequestId.of(context), StackText.of(e));
            cut(context);
        }
    }

    private static void cut(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends what was written. */
    void flush() throws IOException {
        out.flush();
    }

    @Override
    public String toString() {
        return "LongAnswer to " + RequestId.of(context);
    }
}
