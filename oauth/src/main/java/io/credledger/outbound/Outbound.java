package io.credledger.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks other people's servers: one connection for each request, to an address that was checked, within a deadline. Redirects are
 * answers. Nothing is repeated, cached, decompressed or logged, and no proxy is used.
 */
public final class Outbound implements AutoCloseable {

    private final OutboundSettings settings;
    private final NameResolver names;
    private final HttpAsyncRequester requester;
    private final OutboundThreads threads = new OutboundThreads();
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

    public Outbound(OutboundSettings settings) {
        this(settings, SSLContexts.createSystemDefault(), NameResolver.SYSTEM);
    }

    Outbound(OutboundSettings settings, SSLContext trust, NameResolver names) {
        this.settings = settings;
        this.names = names;
        this.requester = Requesters.start(trust, settings);
    }

    /** Fails with {@link OutboundException} only. The caller goes on in a thread of a small pool: it may work there, not wait. */
    public CompletableFuture<OutboundAnswer> send(OutboundRequest request) {
        return send(request, () -> true);
    }

    /**
     * The same, unless the caller may no longer send when everything is ready for it.
     *
     * @param permit asked once, on the connection's thread, immediately before the first byte of the request; must neither wait nor throw
     */
    public CompletableFuture<OutboundAnswer> send(OutboundRequest request, BooleanSupplier permit) {
        Exchange exchange = new Exchange(threads.callers(), permit);
        open.add(exchange);
        CompletableFuture<?> unused = exchange.answer().whenComplete((answer, failure) -> open.remove(exchange));
        try {
            threads.after(settings.connectDeadline(), exchange::connectDeadline, exchange.answer());
            threads.after(settings.deadline(), exchange::deadline, exchange.answer());
            Target target = Target.of(request.target(), settings.allowedHosts());
            threads.names().execute(() -> resolve(exchange, target, request));
        } catch (OutboundException e) {
            exchange.failed(e.failure());
        } catch (RejectedExecutionException closed) {
            exchange.failed();
        }
        return exchange.answer();
    }

    private void resolve(Exchange exchange, Target target, OutboundRequest request) {
        if (exchange.isOver()) {
            return;
        }
        try {
            List<InetAddress> addresses = target.addresses(names);
            exchange.connecting();
            Timeout each = Timeout.of(settings.connectDeadline().dividedBy(addresses.size()));
            connect(exchange, target, request, addresses.iterator(), each);
        } catch (OutboundException e) {
            exchange.failed(e.failure());
        }
    }

    /** Each address in turn: none of them has got a byte of the request before one is connected. */
    private void connect(
            Exchange exchange, Target target, OutboundRequest request, Iterator<InetAddress> addresses, Timeout each) {
        EndpointParameters endpoint = new EndpointParameters(target.scheme(), target.host(), target.port(), null);
        InetSocketAddress address = new InetSocketAddress(addresses.next(), target.port());
        Future<IOSession> unused =
                requester.connect(endpoint, address, null, each, endpoint, new FutureCallback<IOSession>() {

                    @Override
                    public void completed(IOSession session) {
                        exchange.connected(session, target.isSecured());
                        Conversation conversation =
                                new Conversation(exchange, target, request, settings.maxAnswerBytes());
                        session.enqueue(
                                new RequestExecutionCommand(conversation, HttpCoreContext.create()),
                                Command.Priority.NORMAL);
                    }

                    @Override
                    public void failed(Exception cause) {
                        if (addresses.hasNext() && !exchange.isOver()) {
                            connect(exchange, target, request, addresses, each);
                        } else {
                            exchange.failed();
                        }
                    }

                    @Override
                    public void cancelled() {
                        exchange.failed();
                    }
                });
    }

    /** What is under way fails. */
    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
        threads.close();
        open.forEach(Exchange::failed);
    }
}
