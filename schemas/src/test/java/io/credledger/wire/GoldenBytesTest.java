package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were written once are read for ever, and the newest version of each schema is still written byte for byte as it was.
 *
 * <p>After a deliberate change of a record, first freeze its schema (see {@link SchemaCatalogueTest}), then write the golden file of the new
 * version: {@code mvn test -pl schemas -am -Dtest=GoldenBytesTest -Dgolden.freeze=true -Dsurefire.failIfNoSpecifiedTests=false}. That writes
 * what is missing and touches nothing else: a golden file of a released version is never written again. Only before the first release, when the
 * catalogue itself was made anew, {@code -Dgolden.freeze=all} makes all files anew, too.
 */
class GoldenBytesTest {

    static List<SchemaCatalogue.Entry> entries() {
        return SchemaCatalogue.builtIn().entries();
    }

    static List<WireForm<?>> forms() {
        return WireForm.all();
    }

    @Test
    void everySchemaOfTheCatalogueHasAFormAndEveryFormASchema() {
        assertThat(WireForm.all())
                .extracting(WireForm::name)
                .containsExactlyInAnyOrderElementsOf(
                        entries().stream().map(SchemaCatalogue.Entry::name).collect(Collectors.toSet()));
    }

    @Test
    void everyVersionHasItsGoldenFileAndNoFileIsAStray() throws IOException {
        try (Stream<Path> files = Files.list(GoldenFile.FOLDER)) {
            assertThat(files)
                    .as("see the comment of this test")
                    .containsExactlyInAnyOrderElementsOf(entries().stream()
                            .map(entry -> new GoldenFile(entry).path())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatWasWrittenOnceIsReadForEver(SchemaCatalogue.Entry entry) {
        WireForm<?> form = form(entry);
        new GoldenFile(entry)
                .read()
                .forEach((label, bytes) -> assertThat((Object) form.decode().apply(entry.schema(), bytes))
                        .as(label)
                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void theNewestVersionIsWrittenAsItWas(WireForm<T> form) {
        Map<String, Samples> samples = GoldenFile.samples(form);
        Map<String, byte[]> golden = new GoldenFile(form.entry()).read();

        assertThat(golden.keySet()).isEqualTo(samples.keySet());
        golden.forEach((label, bytes) -> {
            T value = form.sample().apply(samples.get(label));
            assertThat(form.encode().apply(value)).as(label).isEqualTo(bytes);
            assertThat(form.decode(bytes)).as(label).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyNullableIsInTheGoldenFileBothWays(SchemaCatalogue.Entry entry) {
        Set<String> present = new TreeSet<>();
        Set<String> absent = new TreeSet<>();
        new GoldenFile(entry).read().values().forEach(bytes -> {
            GenericRecord generic = form(entry).generic(entry.schema(), bytes);
            visit(generic, "", present, absent);
        });

        assertThat(present).isEqualTo(absent);
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.freeze", matches = "true|all")
    void freeze() throws IOException {
        Files.createDirectories(GoldenFile.FOLDER);
        boolean all = "all".equals(System.getProperty("golden.freeze"));
        if (all) {
            try (Stream<Path> files = Files.list(GoldenFile.FOLDER)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        for (WireForm<?> form : WireForm.all()) {
            GoldenFile file = new GoldenFile(form.entry());
            if (!file.exists()) {
                file.write(form);
            }
        }
    }

    private static WireForm<?> form(SchemaCatalogue.Entry entry) {
        return WireForm.all().stream()
                .filter(form -> form.name().equals(entry.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Notes of each nullable component, by its path, whether it is there. */
    private static void visit(GenericRecord generic, String path, Set<String> present, Set<String> absent) {
        for (Schema.Field field : generic.getSchema().getFields()) {
            String name = path + "/" + field.name();
            Object value = generic.get(field.pos());
            if (field.schema().getType() == Schema.Type.UNION) {
                (value == null ? absent : present).add(name);
            }
            Stream.of(value)
                    .flatMap(part -> part instanceof Collection<?> many ? many.stream() : Stream.of(part))
                    .filter(GenericRecord.class::isInstance)
                    .forEach(part -> visit((GenericRecord) part, name, present, absent));
        }
    }
}
