package io.credledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.audit.replay.Lines;
import io.credledger.cli.audit.replay.Replay;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.Rows;
import java.io.IOException;
import java.io.PrintStream;

/** Lines as they come, untouched. */
record Told(PrintStream out, Meter meter) implements Replay.Listener {

    @Override
    public void lines(Lines lines) throws IOException {
        if (lines.count() > 0) {
            meter.giveWay();
            lines.writeTo(out);
        }
    }

    @Override
    public boolean goesOn(long passed, long length) {
        meter.at(passed, length);
        return !out.checkError();
    }

    /** Lines in another format. */
    record Shown(Rows rows, Output output, Meter meter) implements Replay.Listener {

        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public void lines(Lines lines) throws IOException {
            if (lines.count() > 0) {
                meter.giveWay();
                try (MappingIterator<JsonNode> items =
                        MAPPER.readerFor(JsonNode.class).readValues(lines.read())) {
                    rows.page(items.readAll());
                }
            }
        }

        @Override
        public boolean goesOn(long passed, long length) {
            meter.at(passed, length);
            return !output.abandoned();
        }
    }
}
