package io.credledger.cli.suite;

import io.credledger.cli.suite.Crash.ProcessEnded;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** Streams' clients, whose producer is where a {@link Crash} happens. */
public final class MortalClients extends DefaultKafkaClientSupplier {

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        MortalProducer mortal =
                new MortalProducer(new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                MortalClients.class.getClassLoader(), new Class<?>[] {Producer.class}, mortal::call);
    }

    private static final class MortalProducer {
        private final KafkaProducer<byte[], byte[]> producer;
        private final AtomicBoolean dead = new AtomicBoolean();
        private boolean put;
        private boolean forwarded;

        MortalProducer(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        @Nullable
        Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                // Whoever dies aborts nothing; and closing with patience would wait for what is in flight.
                producer.close(Duration.ZERO);
                return null;
            }
            if (dead.get()) {
                return afterDeath(method, arguments);
            }
            try {
                before(method.getName(), arguments);
                Object result = method.invoke(producer, arguments);
                after(method.getName());
                return result;
            } catch (ProcessEnded ended) {
                dead.set(true);
                throw ended;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** Streams tidies up in this JVM, where a killed process does not: it may, as long as the broker hears nothing of it. */
        private @Nullable Object afterDeath(Method method, Object[] arguments) throws ReflectiveOperationException {
            return switch (method.getName()) {
                case "abortTransaction", "flush" -> null;
                case "metrics" -> method.invoke(producer, arguments);
                default -> throw new ProcessEnded();
            };
        }

        private void before(String method, Object[] arguments) {
            if (method.equals("send")) {
                boolean changelog =
                        ((ProducerRecord<?, ?>) arguments[0]).topic().endsWith("-changelog");
                if (!changelog && put) {
                    Crash.at(CrashPoint.AFTER_PUTTING);
                }
                put |= changelog;
                forwarded |= !changelog;
            } else if (method.equals("sendOffsetsToTransaction") && forwarded) {
                producer.flush();
                Crash.at(CrashPoint.AFTER_FORWARDING);
            } else if (method.equals("commitTransaction") && forwarded) {
                Crash.at(CrashPoint.BEFORE_COMMITTING);
            }
        }

        private void after(String method) {
            if (method.equals("commitTransaction") && forwarded) {
                put = false;
                forwarded = false;
                Crash.at(CrashPoint.AFTER_COMMITTING);
            }
        }
    }
}
