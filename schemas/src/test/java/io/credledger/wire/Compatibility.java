package io.credledger.wire;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** The check that the build makes between all versions of a schema. Not {@code SchemaValidator}, which lets an added union branch pass. */
final class Compatibility {

    private Compatibility() {}

    /** What keeps one from reading the other, in either direction. */
    static List<String> problems(Schema one, Schema other) {
        return Stream.concat(reads(one, other), reads(other, one)).toList();
    }

    private static Stream<String> reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> problem.getType() + " at " + problem.getLocation());
    }
}
