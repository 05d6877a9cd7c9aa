package io.credledger.benchmarks.load;

import io.javalin.Javalin;

/** The peer of reads: Javalin in the same JVM, with one route that answers the same bytes each time and knows nobody. */
final class ConstantRoute implements AutoCloseable {

    static final String PATH = "/v1/constant";

    private final Javalin javalin;
    private final byte[] answer;

    private ConstantRoute(Javalin javalin, byte[] answer) {
        this.javalin = javalin;
        this.answer = answer;
    }

    /** @param answer kept */
    static ConstantRoute start(byte[] answer) {
        Javalin javalin = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.routes.get(
                    PATH, context -> context.contentType("application/json").result(answer));
        });
        return new ConstantRoute(javalin, answer);
    }

    int port() {
        return javalin.port();
    }

    byte[] answer() {
        return answer;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
