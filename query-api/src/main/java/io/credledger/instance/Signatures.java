package io.credledger.instance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.credledger.crypto.InstanceTags;
import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes and checks what shows that requests and answers are of this ledger's instances. A request is good once, for a short time, at the
 * address that it was made for; an answer is good for its request. Safe for many threads.
 */
final class Signatures {

    /** Clocks of instances may differ by that. */
    static final Duration WINDOW = Duration.ofSeconds(30);

    private static final String REQUEST = "instance-request/1";
    private static final String ANSWER = "instance-answer/1";
    private static final int SENDER_BYTES = 16;

    private final InstanceTags tags;
    private final Clock clock;
    private final String sender = sender();
    private final AtomicLong numbers = new AtomicLong();

    /** Longer than any stamp is good, so none is forgotten that could come again. */
    private final Cache<String, SeenNumbers> senders =
            Caffeine.newBuilder().expireAfterAccess(WINDOW.multipliedBy(4)).build();

    Signatures(InstanceTags tags, Clock clock) {
        this.tags = tags;
        this.clock = clock;
    }

    private static String sender() {
        byte[] random = new byte[SENDER_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * A request, before it is signed.
     *
     * @param address whom it is for
     * @param stamp its text
     */
    record Request(String method, String path, String address, String stamp, Octets body) {

        private List<byte[]> parts() {
            return List.of(bytes(method), bytes(path), bytes(address), bytes(stamp), body.toByteArray());
        }

        @Override
        public String toString() {
            return "Request of " + body;
        }
    }

    Request stamped(String method, String path, String address, Octets body) {
        Stamp stamp = new Stamp(Instant.ofEpochMilli(clock.millis()), sender, numbers.incrementAndGet());
        return new Request(method, path, address, stamp.text(), body);
    }

    String sign(Request request) {
        return tags.of(REQUEST, request.parts());
    }

    /** Whether an instance made the request, just now, and it did not come before. */
    boolean accept(Request request, String signature) {
        Optional<Stamp> stamp = Stamp.parse(request.stamp());
        return stamp.isPresent()
                && tags.verify(REQUEST, request.parts(), signature)
                && isNow(stamp.get().at())
                && seen(stamp.get().sender()).isFirst(stamp.get().number());
    }

    private boolean isNow(Instant at) {
        return Duration.between(at, clock.instant()).abs().compareTo(WINDOW) <= 0;
    }

    private SeenNumbers seen(String from) {
        return senders.get(from, absent -> new SeenNumbers());
    }

    String signAnswer(Request request, Octets body) {
        return tags.of(ANSWER, answer(request, body));
    }

    boolean acceptAnswer(Request request, Octets body, String signature) {
        return tags.verify(ANSWER, answer(request, body), signature);
    }

    private static List<byte[]> answer(Request request, Octets body) {
        return List.of(
                bytes(request.method()),
                bytes(request.path()),
                bytes(request.address()),
                bytes(request.stamp()),
                request.body().toByteArray(),
                body.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
