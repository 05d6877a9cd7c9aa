package io.credledger.faulty;

import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoAnswer;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.DemoEndpoints;
import io.credledger.demo.GrantPolicy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** An {@link AuthorizationServer} on a loopback port, which does to each request what a script says. */
public final class FaultyServer implements AutoCloseable {

    private final DemoEndpoints endpoints;
    private final RequestLog tokens;
    private final RequestLog revocations;
    private final Holds holds = new Holds();
    private final Listener listener;
    private volatile Function<TokenRequestSeen, Fault> atToken = seen -> Fault.none();
    private volatile Function<TokenRequestSeen, Fault> atRevocation = seen -> Fault.none();
    private volatile int refreshAnswerLength;

    private FaultyServer(AuthorizationServer server, int port) throws IOException {
        this.endpoints = new DemoEndpoints(server);
        this.tokens = new RequestLog(Endpoint.TOKEN, server);
        this.revocations = new RequestLog(Endpoint.REVOKE, server);
        this.listener = new Listener(port, this::serve);
    }

    public static FaultyServer over(AuthorizationServer server) throws IOException {
        return new FaultyServer(server, 0);
    }

    /** On a certain port, so that a server that ended comes back. */
    public static FaultyServer over(AuthorizationServer server, int port) throws IOException {
        return new FaultyServer(server, port);
    }

    /** Says what happens to each request to the token endpoint. It may be asked by many threads at once. */
    public FaultyServer atToken(Function<TokenRequestSeen, Fault> script) {
        atToken = script;
        return this;
    }

    public FaultyServer atRevocation(Function<TokenRequestSeen, Fault> script) {
        atRevocation = script;
        return this;
    }

    /** The base URL of the provider. */
    public String base() {
        return "http://" + host();
    }

    /** For {@code credledger.outbound.allowed.hosts}. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return listener.port();
    }

    public DemoDefinition definition(String provider, GrantPolicy policy) {
        return new DemoDefinition(provider, base(), policy);
    }

    /** Every request to the token endpoint, in the order in which they came. */
    public List<TokenRequestSeen> requests() {
        return tokens.all();
    }

    public List<TokenRequestSeen> revocations() {
        return revocations.all();
    }

    public Holds holds() {
        return holds;
    }

    /** Bytes, head included, of the answer to the last request for tokens that the provider answered with 200. */
    public int refreshAnswerLength() {
        return refreshAnswerLength;
    }

    /** Connections are refused from now on, and those that are open are reset. */
    public void stopListening() throws IOException {
        listener.stop();
    }

    /** On the same port. */
    public void listenAgain() throws IOException {
        listener.start();
    }

    /** Each connection is accepted and reset at once. */
    public void resetConnections(boolean reset) {
        listener.resetAtOnce(reset);
    }

    private void serve(Socket connection) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        for (Asked asked = Asked.read(in); asked != null; asked = Asked.read(in)) {
            Turn turn = turn(asked, connection);
            fault(asked).play().play(turn);
            if (!turn.goesOn() || asked.wantsToClose()) {
                return;
            }
        }
    }

    private Fault fault(Asked asked) {
        if (asked.path().equals(Endpoint.TOKEN.path())) {
            return atToken.apply(tokens.note(asked));
        } else if (asked.path().equals(Endpoint.REVOKE.path())) {
            return atRevocation.apply(revocations.note(asked));
        }
        return Fault.none();
    }

    private Turn turn(Asked asked, Socket connection) throws IOException {
        Supplier<byte[]> provider = () -> {
            DemoAnswer answer = answer(asked);
            byte[] bytes = Answer.json(answer.status(), answer.body().revealText());
            if (asked.path().equals(Endpoint.TOKEN.path()) && answer.status() == 200) {
                refreshAnswerLength = bytes.length;
            }
            return bytes;
        };
        return new Turn(connection, provider, holds);
    }

    private DemoAnswer answer(Asked asked) {
        String path = asked.path();
        if (path.equals(Endpoint.TOKEN.path())) {
            return endpoints.token(asked.authorization(), asked.body());
        } else if (path.equals(Endpoint.REVOKE.path())) {
            return endpoints.revoke(asked.authorization(), asked.body());
        } else if (path.equals(Endpoint.INTROSPECT.path())) {
            return endpoints.introspect(asked.authorization(), asked.body());
        } else if (path.equals(Endpoint.ACCOUNT.path())) {
            return endpoints.account(asked.authorization());
        }
        return endpoints.nothing();
    }

    @Override
    public void close() throws IOException {
        holds.drop();
        listener.close();
    }
}
