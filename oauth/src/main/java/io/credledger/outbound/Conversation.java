package io.credledger.outbound;

import io.credledger.outbound.OutboundFailure.Unanswered;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Writes one request and reads its answer, on the connection's thread. */
final class Conversation implements AsyncClientExchangeHandler {

    private static final byte[] NONE = {};

    private final Exchange exchange;
    private final Target target;
    private final OutboundRequest request;
    private final int limit;
    private final ByteArrayBuffer received = new ByteArrayBuffer(1024);
    private final Map<String, List<String>> headers = new HashMap<>();
    private byte[] body = NONE;
    private ByteBuffer unsent = ByteBuffer.wrap(NONE);
    private int status;

    Conversation(Exchange exchange, Target target, OutboundRequest request, int limit) {
        this.exchange = exchange;
        this.target = target;
        this.request = request;
        this.limit = limit;
    }

    /** Secrets are revealed here and not before: whoever was told that it failed may have wiped them. */
    @Override
    @RevealsSecret(reason = "the body leaves over the connection that was checked")
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        if (!exchange.maySend()) {
            throw new IOException("given up before it was sent");
        }
        SecretToken content = request.body();
        if (content != null) {
            body = content.reveal();
            unsent = ByteBuffer.wrap(body);
        }
        BasicEntityDetails entity = content == null ? null : new BasicEntityDetails(body.length, null);
        channel.sendRequest(RequestHead.of(target, request), entity, context);
    }

    @Override
    public int available() {
        return unsent.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {
        // 1xx: the answer is still to come, within the deadline.
    }

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
            throws IOException {
        status = response.getCode();
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, absent -> new ArrayList<>()).add(header.getValue());
        }
        if (entity == null) {
            complete();
        } else if (entity.getContentLength() > limit) {
            refuseSize();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer chunk) throws IOException {
        int size = chunk.remaining();
        if (received.length() + size > limit) {
            refuseSize();
        }
        byte[] bytes = new byte[size];
        chunk.get(bytes);
        received.append(bytes, 0, size);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete();
    }

    private void complete() {
        exchange.answered(new OutboundAnswer(status, headers, received.toByteArray()));
    }

    private void refuseSize() throws IOException {
        exchange.failed(Unanswered.TOO_LARGE);
        throw new IOException("an answer beyond the limit");
    }

    @Override
    public void failed(Exception cause) {
        if (cause instanceof MessageConstraintException) {
            exchange.failed(Unanswered.TOO_LARGE);
        } else {
            exchange.failed();
        }
    }

    @Override
    public void cancel() {
        exchange.failed();
    }

    @Override
    public void releaseResources() {
        Arrays.fill(body, (byte) 0);
        Arrays.fill(received.array(), (byte) 0);
    }
}
