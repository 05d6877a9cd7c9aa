package io.credledger.instance;

import io.credledger.crypto.InstanceTags;
import io.credledger.http.QuietServer;
import io.credledger.ledger.Octets;
import io.credledger.view.Found;
import io.credledger.view.Question;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener for other instances, and for nobody else: one route, which answers what this process has. */
public final class InstanceServer implements AutoCloseable {

    static final String PATH = "/instance/questions";
    static final String METHOD = "POST";
    static final String STAMP = "Instance-Stamp";
    static final String SIGNATURE = "Instance-Signature";

    private static final Logger LOG = LoggerFactory.getLogger(InstanceServer.class);

    /** Of a question: a name and two keys. */
    private static final int MOST_BYTES = 16 * 1024;

    /** An instance that begins to ask opens many connections at once; beyond Java's fifty they would wait for a second. */
    private static final int BACKLOG = 1024;

    private final Signatures signatures;
    private final Function<Question, CompletableFuture<Found>> answering;
    private final Counter refused;
    private final Javalin javalin;
    private final InetSocketAddress address;

    private InstanceServer(
            Place place,
            Signatures signatures,
            Function<Question, CompletableFuture<Found>> answering,
            MeterRegistry metrics) {
        this.signatures = signatures;
        this.answering = answering;
        this.refused = Counter.builder("credledger.instances.refused")
                .description(
                        "Requests on the listener for other instances that no instance of this ledger made, or not now")
                .register(metrics);
        QuietServer.install();
        javalin = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = place.host();
            config.jetty.port = place.port();
            config.jetty.addConnector((server, http) -> connector(server, http, place));
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.routes.addHttpHandler(HandlerType.POST, PATH, this::answer);
            config.routes.exception(Exception.class, (e, context) -> failed(e, context));
        });
        address = InetSocketAddress.createUnresolved(place.name(), javalin.port());
    }

    /**
     * Where it listens.
     *
     * @param host the address that is bound
     * @param port 0 takes a free one
     * @param name what others find it by
     */
    public record Place(String host, int port, String name) {}

    public static InstanceServer start(
            Place place,
            InstanceTags tags,
            Clock clock,
            Function<Question, CompletableFuture<Found>> answering,
            MeterRegistry metrics) {
        return new InstanceServer(place, new Signatures(tags, clock), answering, metrics);
    }

    private static Connector connector(Server server, HttpConfiguration http, Place place) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setAcceptQueueSize(BACKLOG);
        return connector;
    }

    /** What others find it by. */
    public InetSocketAddress address() {
        return address;
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private void answer(Context context) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        Signatures.Request request =
                new Signatures.Request(METHOD, PATH, text(address), header(context, STAMP), Octets.copyOf(body));
        if (body.length > MOST_BYTES || !signatures.accept(request, header(context, SIGNATURE))) {
            refused.increment();
            context.status(401);
            return;
        }
        CompletableFuture<Found> coming = answering.apply(QuestionCodec.decode(body));
        context.future(() -> coming.thenAccept(found -> send(context, request, found)));
    }

    private void send(Context context, Signatures.Request request, Found found) {
        Octets answer = Octets.copyOf(FoundCodec.encode(found));
        context.header(SIGNATURE, signatures.signAnswer(request, answer));
        context.contentType("application/octet-stream").result(answer.toByteArray());
    }

    /** An answer that is not signed is none: whoever asked looks elsewhere, or asks again. */
    private static void failed(Exception e, Context context) {
        boolean malformed = e instanceof MalformedMessageException || e instanceof IllegalArgumentException;
        if (!malformed) {
            LOG.error(
                    "a question of another instance failed with {}",
                    e.getClass().getName());
        }
        context.status(malformed ? 400 : 500);
    }

    private static String header(Context context, String name) {
        @Nullable String value = context.header(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
