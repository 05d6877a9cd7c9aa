package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Every schema ever written, in the jar, under its fingerprint and under a permanent id at {@link #FIRST_ID} or above, so that a replay needs no
 * registry. {@code catalogue.tsv} is append-only: id, full name, version; a test holds the code to it.
 */
public final class SchemaCatalogue {

    /** Ids from here on are the jar's and never asked of a registry, whose ids begin at 1. */
    public static final int FIRST_ID = 0x7C000000;

    static final String ROOT = "/io/credledger/catalogue/";
    private static final SchemaCatalogue BUILT_IN = load();

    /**
     * One schema.
     *
     * @param version of the name, from 1
     */
    public record Entry(int id, String name, int version, Octets fingerprint, Schema schema) {
        /** The last part of the name: the type as the log writes it. */
        public String type() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private final List<Entry> entries;
    private final Map<Integer, Entry> byId = new HashMap<>();
    private final Map<Octets, Entry> byFingerprint = new HashMap<>();
    /** A fingerprint costs more than encoding does. */
    private final Map<Schema, Entry> inUse = new ConcurrentHashMap<>();

    private SchemaCatalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            byId.put(entry.id(), entry);
            byFingerprint.put(entry.fingerprint(), entry);
        }
    }

    public static SchemaCatalogue builtIn() {
        return BUILT_IN;
    }

    /** All, in the order in which they came. */
    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Entry> byFingerprint(Octets fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** The entry of a schema in use; a schema that is not in the catalogue must not be written. */
    Entry of(Schema schema) {
        return inUse.computeIfAbsent(
                schema,
                absent -> byFingerprint(AvroBytes.fingerprint(absent))
                        .orElseThrow(() -> new IllegalStateException(
                                "a schema must be in the catalogue before it is written: " + absent.getFullName())));
    }

    /** The schema of bytes that name their fingerprint. */
    Schema writerOf(Octets fingerprint) {
        return byFingerprint(fingerprint)
                .map(Entry::schema)
                .orElseThrow(() -> new UnknownSchemaException("a schema fingerprint is not known to this version"));
    }

    private static SchemaCatalogue load() {
        List<Entry> entries = new ArrayList<>();
        resource("catalogue.tsv").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\t", -1);
            Schema schema = new Schema.Parser().parse(resource(columns[1] + ".v" + columns[2] + ".avsc"));
            entries.add(new Entry(
                    Integer.decode(columns[0]),
                    columns[1],
                    Integer.parseInt(columns[2]),
                    AvroBytes.fingerprint(schema),
                    schema));
        });
        return new SchemaCatalogue(entries);
    }

    private static String resource(String name) {
        try (InputStream in = SchemaCatalogue.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("the schema catalogue is incomplete: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
