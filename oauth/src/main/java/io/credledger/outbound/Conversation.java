package io.credledger.outbound;

import io.credledger.outbound.OutboundFailure.Unanswered;
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
import org.apache.hc.core5.http.HttpRequest;
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

    private final Exchange exchange;
    private final HttpRequest request;
    private final byte @Nullable [] body;
    private final ByteBuffer unsent;
    private final int limit;
    private final ByteArrayBuffer received = new ByteArrayBuffer(1024);
    private int status;
    private final Map<String, List<String>> headers = new HashMap<>();

    /** Takes ownership of {@code body}. */
    Conversation(Exchange exchange, HttpRequest request, byte @Nullable [] body, int limit) {
        this.exchange = exchange;
        this.request = request;
        this.body = body;
        this.unsent = body == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body);
        this.limit = limit;
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        if (!exchange.maySend()) {
            throw new IOException("given up before it was sent");
        }
        channel.sendRequest(request, body == null ? null : new BasicEntityDetails(body.length, null), context);
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
        if (body != null) {
            Arrays.fill(body, (byte) 0);
        }
        Arrays.fill(received.array(), (byte) 0);
    }
}
