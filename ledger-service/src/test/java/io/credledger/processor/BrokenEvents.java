package io.credledger.processor;

import io.credledger.topic.Topics;
import io.credledger.wire.FramedSerializer;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/** A serializer with a defect: it cannot write events. */
public final class BrokenEvents implements Serializer<Object> {

    private final FramedSerializer framed = new FramedSerializer();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        framed.configure(configs, isKey);
    }

    @Override
    public byte[] serialize(String topic, Object data) {
        if (topic.equals(Topics.EVENTS.name())) {
            throw new IllegalStateException("a defect");
        }
        return framed.serialize(topic, data);
    }
}
