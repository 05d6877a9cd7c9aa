package io.credledger.contract;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** The body of a request once more: publishers of texts publish as often as they are asked to. */
final class Drained implements Flow.Subscriber<ByteBuffer> {

    private final BodySubscriber<String> text;

    private Drained(BodySubscriber<String> text) {
        this.text = text;
    }

    /** Empty for none. */
    static Optional<String> body(HttpRequest request) {
        return request.bodyPublisher()
                .filter(publisher -> publisher.contentLength() != 0)
                .map(publisher -> {
                    BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
                    publisher.subscribe(new Drained(text));
                    return text.getBody().toCompletableFuture().join();
                });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
        text.onNext(List.of(part));
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
