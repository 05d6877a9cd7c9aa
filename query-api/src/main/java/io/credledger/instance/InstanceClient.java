package io.credledger.instance;

import io.credledger.crypto.InstanceTags;
import io.credledger.ledger.Octets;
import io.credledger.view.Found;
import io.credledger.view.Peers;
import io.credledger.view.Question;
import io.credledger.view.ShardAwayException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Asks other instances, and believes only what one of this ledger has signed. */
public final class InstanceClient implements Peers, AutoCloseable {

    /** What is read is there at once. */
    private static final int READS = 128;

    private static final Timeout READ_SILENCE = Timeout.ofSeconds(2);

    /** What is waited for has connections of its own: many that wait must not hold up one that reads. */
    private static final int WAITS = 1024;

    /** Longer than anybody is asked to wait with an answer. */
    private static final Timeout WAIT_SILENCE = Timeout.ofSeconds(4);

    private final Signatures signatures;
    private final Conversations reads = new Conversations(READS, READ_SILENCE);
    private final Conversations waits = new Conversations(WAITS, WAIT_SILENCE);

    private final Resting resting = new Resting(System::nanoTime);
    private final MeterRegistry metrics;

    /** @param metrics where it counts what it asks, by kind */
    public InstanceClient(InstanceTags tags, Clock clock, MeterRegistry metrics) {
        this.signatures = new Signatures(tags, clock);
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<Found> ask(InetSocketAddress instance, Question question) {
        metrics.counter(
                        "credledger.instances.questions",
                        "kind",
                        question.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        if (resting.rests(instance)) {
            return CompletableFuture.failedFuture(new ShardAwayException("an instance that does not answer rests"));
        }
        boolean waiting = question instanceof Question.Applied || question instanceof Question.Changed;
        Signatures.Request request = signatures.stamped(
                InstanceServer.METHOD,
                InstanceServer.PATH,
                InstanceServer.text(instance),
                Octets.copyOf(QuestionCodec.encode(question)));
        HttpHost host = new HttpHost(instance.getHostString(), instance.getPort());
        return (waiting ? waits : reads)
                .send(host, request, signatures.sign(request))
                .whenComplete((answer, failure) -> heard(instance, failure))
                .thenApply(answer -> believed(request, answer));
    }

    /** Whoever stops waiting says nothing about the instance. */
    private void heard(InetSocketAddress instance, @Nullable Throwable failure) {
        if (failure == null) {
            resting.answered(instance);
        } else if (!(failure instanceof CancellationException)) {
            resting.failed(instance);
        }
    }

    private Found believed(Signatures.Request request, Conversations.Answer answer) {
        if (answer.status() != 200 || !signatures.acceptAnswer(request, answer.body(), answer.signature())) {
            throw new MalformedMessageException("an answer must be signed by an instance of this ledger");
        }
        return FoundCodec.decode(answer.body().toByteArray());
    }

    @Override
    public void close() {
        reads.close();
        waits.close();
    }
}
