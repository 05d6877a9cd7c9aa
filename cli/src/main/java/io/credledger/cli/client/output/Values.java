package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.SafeText;

/** A server's value inside of a sentence of ours. */
public final class Values {

    private Values() {}

    public static String text(JsonNode value) {
        return SafeText.of(Cells.raw(value));
    }
}
