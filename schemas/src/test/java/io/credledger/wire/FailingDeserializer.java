package io.credledger.wire;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** A foreign class that throws what it was configured to throw, or answers with what it was configured to answer. */
public final class FailingDeserializer implements Deserializer<Object> {

    static final String THROWS = "failing.throws";
    static final String ANSWERS = "failing.answers";

    private @Nullable RuntimeException thrown;
    private @Nullable Object answer;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        thrown = (RuntimeException) configs.get(THROWS);
        answer = configs.get(ANSWERS);
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(answer);
    }
}
