package io.credledger.instance;

import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** Connections to other instances, kept for the next question: a bounded number to each. HttpCore logs nothing. */
final class Conversations implements AutoCloseable {

    /** Before the other side closes what is idle: Jetty's thirty seconds. */
    private static final Timeout LIFE = Timeout.ofSeconds(20);

    private final HttpAsyncRequester requester;
    private final Timeout silence;

    /**
     * @param most connections to one instance
     * @param silence after so long there is no connection to be had, or no answer on it: HttpCore has one time for both
     */
    Conversations(int most, Timeout silence) {
        this.silence = silence;
        requester = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setTcpNoDelay(true)
                        .build())
                .setCharCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.US_ASCII)
                        .build())
                .setDefaultMaxPerRoute(most)
                .setMaxTotal(Integer.MAX_VALUE)
                .setTimeToLive(LIFE)
                .create();
        requester.start();
    }

    /** An answer, whatever it is. */
    record Answer(int status, String signature, Octets body) {
        @Override
        public String toString() {
            return "Answer of " + body;
        }
    }

    CompletableFuture<Answer> send(HttpHost host, Signatures.Request request, String signature) {
        BasicHttpRequest head = new BasicHttpRequest(request.method(), host, request.path());
        head.setHeader(InstanceServer.STAMP, request.stamp());
        head.setHeader(InstanceServer.SIGNATURE, signature);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Future<?> sent = requester.execute(
                new BasicRequestProducer(
                        head,
                        AsyncEntityProducers.create(
                                request.body().toByteArray(), ContentType.APPLICATION_OCTET_STREAM)),
                new BasicResponseConsumer<>(new BoundedBody()),
                silence,
                new FutureCallback<Message<HttpResponse, byte[]>>() {
                    @Override
                    public void completed(Message<HttpResponse, byte[]> message) {
                        answer.complete(read(message));
                    }

                    @Override
                    public void failed(Exception cause) {
                        answer.completeExceptionally(cause);
                    }

                    @Override
                    public void cancelled() {
                        answer.cancel(false);
                    }
                });
        var unused = answer.whenComplete((done, failure) -> {
            if (failure != null) {
                sent.cancel(true);
            }
        });
        return answer;
    }

    private static Answer read(Message<HttpResponse, byte[]> message) {
        var signature = message.getHead().getFirstHeader(InstanceServer.SIGNATURE);
        byte[] body = message.getBody();
        return new Answer(
                message.getHead().getCode(),
                signature == null ? "" : signature.getValue(),
                body == null ? Octets.EMPTY : Octets.copyOf(body));
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }
}
