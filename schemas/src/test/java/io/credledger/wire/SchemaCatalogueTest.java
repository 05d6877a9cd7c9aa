package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.Command;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The code and the catalogue are held together. After a deliberate change: {@code mvn test -pl schemas -Dtest=SchemaCatalogueTest
 * -Dcatalogue.freeze=true} appends the new version, and a review sees it. Only before the first release: {@code -Dcatalogue.freeze=all} makes the
 * catalogue anew, every schema at version 1, and then {@link GoldenBytesTest} must do the same.
 */
class SchemaCatalogueTest {

    private static final Path FOLDER = Path.of("src/main/resources" + SchemaCatalogue.ROOT);

    static List<Schema> inUse() {
        List<Schema> schemas = new ArrayList<>(OuterRecords.SCHEMAS);
        schemas.add(RecordShape.of(CommandEnvelope.class).schema());
        Stream.of(Fact.class, Command.class, Details.class, EntityState.class, CascadeNote.class)
                .flatMap(TypeFamily::types)
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .forEach(type -> schemas.add(RecordShape.of(type).schema()));
        return schemas;
    }

    @Test
    void everySchemaInUseIsTheLatestOfItsNameInTheCatalogue() {
        for (Schema schema : inUse()) {
            assertThat(latest(schema.getFullName()))
                    .as("%s is not frozen; see the comment of this test", schema.getFullName())
                    .hasValueSatisfying(
                            entry -> assertThat(entry.fingerprint()).isEqualTo(AvroBytes.fingerprint(schema)));
        }
    }

    @Test
    void idsAndVersionsAreDenseAndFingerprintsAreUnique() {
        List<SchemaCatalogue.Entry> entries = SchemaCatalogue.builtIn().entries();
        Map<String, Integer> versions = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            SchemaCatalogue.Entry entry = entries.get(i);
            assertThat(entry.id()).isEqualTo(SchemaCatalogue.FIRST_ID + i);
            assertThat(entry.version()).isEqualTo(versions.merge(entry.name(), 1, Integer::sum));
            assertThat(entry.schema().getFullName()).isEqualTo(entry.name());
        }
        assertThat(entries).extracting(SchemaCatalogue.Entry::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void everyVersionReadsEveryOtherOfItsNameInBothDirections() {
        for (SchemaCatalogue.Entry one : SchemaCatalogue.builtIn().entries()) {
            for (SchemaCatalogue.Entry other : SchemaCatalogue.builtIn().entries()) {
                if (one.name().equals(other.name())) {
                    assertThat(Compatibility.problems(one.schema(), other.schema()))
                            .as("%s v%d and v%d", one.name(), one.version(), other.version())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void noSchemaHasAUnionOfTypesOrAnEnum() {
        for (SchemaCatalogue.Entry entry : SchemaCatalogue.builtIn().entries()) {
            assertPlain(entry.schema(), entry.name());
        }
    }

    private static void assertPlain(Schema schema, String name) {
        assertThat(schema.getType()).as(name).isNotEqualTo(Schema.Type.ENUM);
        switch (schema.getType()) {
            case UNION -> {
                assertThat(schema.getTypes()).as(name).hasSize(2);
                assertThat(schema.getTypes().get(0).getType()).as(name).isEqualTo(Schema.Type.NULL);
                assertPlain(schema.getTypes().get(1), name);
            }
            case ARRAY -> assertPlain(schema.getElementType(), name);
            case RECORD -> schema.getFields().forEach(field -> assertPlain(field.schema(), name + "." + field.name()));
            default -> assertThat(schema.getType()).isNotEqualTo(Schema.Type.MAP);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "catalogue.freeze", matches = "true|all")
    void freeze() throws IOException {
        boolean all = "all".equals(System.getProperty("catalogue.freeze"));
        int next = SchemaCatalogue.FIRST_ID
                + (all ? 0 : SchemaCatalogue.builtIn().entries().size());
        Path index = FOLDER.resolve("catalogue.tsv");
        String lines = all ? empty() : Files.readString(index);
        for (Schema schema : inUse()) {
            Optional<SchemaCatalogue.Entry> latest = all ? Optional.empty() : latest(schema.getFullName());
            if (latest.isPresent() && latest.get().fingerprint().equals(AvroBytes.fingerprint(schema))) {
                continue;
            }
            int version = latest.map(SchemaCatalogue.Entry::version).orElse(0) + 1;
            Files.writeString(
                    FOLDER.resolve(schema.getFullName() + ".v" + version + ".avsc"),
                    SchemaFormatter.format("json/pretty", schema) + "\n");
            lines += "0x%X\t%s\t%d\n".formatted(next++, schema.getFullName(), version);
        }
        Files.writeString(index, lines);
    }

    private static String empty() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                Files.delete(file);
            }
        }
        return "# id\tname\tversion; append-only\n";
    }

    private static Optional<SchemaCatalogue.Entry> latest(String name) {
        return SchemaCatalogue.builtIn().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .reduce((earlier, later) -> later);
    }
}
