package io.credledger.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.forge.ForgeException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An object of a forge's answer. What must be there and is not makes the answer none; what may be odd is left out. */
record ForgeJson(JsonNode node) {

    /** A text or a number, as text. */
    String required(String pointer) {
        String text = text(pointer);
        if (text == null || text.isEmpty()) {
            throw new ForgeException(Kind.UNAVAILABLE);
        }
        return text;
    }

    @Nullable
    String text(String pointer) {
        JsonNode value = node.at(pointer);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    boolean is(String pointer) {
        return node.at(pointer).asBoolean(false);
    }

    boolean has(String pointer) {
        return node.at(pointer).isContainerNode();
    }

    /** Only http and https: it is shown as a link. */
    @Nullable
    URI link(String pointer) {
        String text = text(pointer);
        try {
            URI uri = text == null ? null : new URI(text);
            boolean web = uri != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return web ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Nullable
    Instant time(String pointer) {
        String text = text(pointer);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "ForgeJson [redacted]";
    }
}
