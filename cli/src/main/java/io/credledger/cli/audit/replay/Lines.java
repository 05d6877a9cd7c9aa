package io.credledger.cli.audit.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A run of items, each a line of JSON. */
public final class Lines {

    private final Line line;
    private final int count;

    Lines(Line line, int count) {
        this.line = line;
        this.count = count;
    }

    Line line() {
        return line;
    }

    public int count() {
        return count;
    }

    public void writeTo(OutputStream out) throws IOException {
        line.writeTo(out);
    }

    public InputStream read() {
        return new ByteArrayInputStream(line.copyFrom(0));
    }
}
