package io.credledger.app.query;

import io.credledger.view.ViewAlarms;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/** What the process measures of itself and of Kafka's clients. Labels are clients, tasks and topics: nothing secret, nobody's name. */
final class MetricBinders implements AutoCloseable {

    private final KafkaStreamsMetrics topology;
    private final KafkaClientMetrics client;
    private final JvmGcMetrics collector = new JvmGcMetrics();

    private MetricBinders(KafkaStreams streams, Producer<?, ?> producer) {
        this.topology = new KafkaStreamsMetrics(streams);
        this.client = new KafkaClientMetrics(producer);
    }

    static MetricBinders bind(MeterRegistry registry, KafkaStreams streams, Producer<?, ?> producer) {
        MetricBinders binders = new MetricBinders(streams, producer);
        ViewAlarms.announce(registry);
        List.<MeterBinder>of(
                        binders.topology,
                        binders.client,
                        binders.collector,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        return binders;
    }

    @Override
    public void close() {
        topology.close();
        client.close();
        collector.close();
    }
}
