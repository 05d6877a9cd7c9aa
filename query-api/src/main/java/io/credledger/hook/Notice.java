package io.credledger.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Position;
import io.credledger.view.Noticed;
import java.nio.charset.StandardCharsets;

/**
 * One thing that a subscriber is told, as a CloudEvent 1.0 in structured mode. It names no account and nobody, and carries no secret: who wants more
 * asks the API, as somebody who may.
 */
record Notice(Noticed noticed) {

    /** The media type of structured mode (CloudEvents JSON format, section 3). */
    static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Stands before the kind in the type of a CloudEvent. */
    private static final String TYPE = "io.credledger.connection.";

    /** In the log; with the ledger it is the CloudEvent's identity, so a repeat has the same. */
    Position position() {
        return noticed.position();
    }

    ConnectionId connection() {
        return noticed.connection();
    }

    /** {@code id} and {@code webhook-id}: the same at each attempt. */
    String id() {
        return "evt_" + position().shard() + "_" + position().seq();
    }

    /** @param source the ledger's public address */
    byte[] body(String source) {
        String connection = noticed.connection().value();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", id())
                .put("source", source)
                .put("type", TYPE + noticed.kind().slug())
                .put("subject", connection)
                .put("time", noticed.at().toString())
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("connection", connection)
                .put("position", position().toString());
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Notice " + id();
    }
}
