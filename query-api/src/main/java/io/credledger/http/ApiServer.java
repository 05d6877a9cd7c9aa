package io.credledger.http;

import io.credledger.audit.AuditEvents;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The HTTP server. */
public final class ApiServer implements AutoCloseable {

    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final Javalin javalin;
    private final AuditEvents streams;

    private ApiServer(Javalin javalin, AuditEvents streams) {
        this.javalin = javalin;
        this.streams = streams;
    }

    /** @param port 0 takes a free one */
    public static ApiServer start(String host, int port, Services services) {
        return start(host, port, services, Routes.of(services));
    }

    static ApiServer start(String host, int port, Services services, Map<Route, Answering> routes) {
        QuietServer.install();
        Gate gate = new Gate(services);
        RequestLog log = new RequestLog(services.metrics());
        ApiServer server = new ApiServer(
                Javalin.start(config -> {
                    server(config, host, port);
                    config.requestLogger.http((context, millis) -> log.record(context, millis));
                    config.routes.before(ApiServer::begin);
                    Failures.register(config.routes);
                    routes.forEach((route, answering) -> config.routes.addHttpHandler(
                            HandlerType.findOrCreate(route.method()), route.pattern(), context -> {
                                RequestLog.matched(context, route);
                                answering.answer(gate.pass(context, route));
                            }));
                }),
                services.audit().events());
        services.site().servedAt(host, server.port());
        return server;
    }

    /** Javalin takes a method from a header: then whoever lets only some methods through to us would let all of them through. */
    private static void begin(Context context) {
        context.header(RequestId.HEADER, RequestId.of(context)).header("X-Content-Type-Options", "nosniff");
        ConnectionLife.limit(context);
        if (context.header(METHOD_OVERRIDE) != null) {
            throw ProblemException.invalid(METHOD_OVERRIDE, "must not be used: the request line has the method");
        }
    }

    private static void server(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.addConnector((server, http) -> connector(server, http, host, port));
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // It keeps Authorization and Cookie for as long as a connection is open.
            http.setHeaderCacheSize(0);
        });
        config.http.prefer405over404 = true;
        // Bodies are counted where they are read; Javalin's own limit answers without a problem.
        config.http.maxRequestSize = 2L * Limits.BODY_BYTES;
    }

    private static Connector connector(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector =
                new ServerConnector(server, null, null, new WipedBuffers(), -1, -1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(ConnectionLife.IDLE.toMillis());
        return connector;
    }

    public int port() {
        return javalin.port();
    }

    /** Lets running requests end, and ends those that would not. */
    @Override
    public void close() {
        streams.close();
        javalin.stop();
    }
}
