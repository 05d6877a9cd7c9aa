package io.credledger.cli.audit.replay;

import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.wire.AvroCursor;
import io.credledger.wire.EventBytes;
import io.credledger.wire.SchemaCatalogue;
import io.credledger.wire.Slice;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Facts of one schema, read where they lie. */
final class FactReader {

    private static final Map<Slice, FactReader> READERS = new ConcurrentHashMap<>();

    private final AvroJson json;
    private final List<AvroJson> fields;
    private final List<Boolean> identities;
    private final boolean concernsIdentities;

    private FactReader(Schema schema) {
        Set<String> named = identityFields(schema.getName());
        this.json = AvroJson.of(schema);
        this.fields = new ArrayList<>();
        this.identities = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(AvroJson.of(field.schema()));
            identities.add(named.contains(field.name()) && field.schema().getType() == Schema.Type.STRING);
        }
        this.concernsIdentities = identities.contains(true);
    }

    /** Null where a later version wrote it. */
    static @Nullable FactReader of(EventBytes event) {
        FactReader known = READERS.get(event.schema());
        return known != null ? known : learned(event);
    }

    private static @Nullable FactReader learned(EventBytes event) {
        return SchemaCatalogue.builtIn()
                .byFingerprint(event.fingerprint())
                .filter(entry -> entry.type().equals(event.type().text()))
                .map(entry -> READERS.computeIfAbsent(
                        Slice.of(event.schema().toByteArray()), absent -> new FactReader(entry.schema())))
                .orElse(null);
    }

    private static Set<String> identityFields(String type) {
        return Stream.of(Fact.class.getPermittedSubclasses())
                .filter(fact -> fact.getSimpleName().equals(type))
                .flatMap(fact -> Stream.of(fact.getRecordComponents()))
                .filter(component -> component.getType() == IdentityId.class)
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    void write(Slice fact, Line out) {
        json.write().accept(fact.cursor(), out);
    }

    /** Whom the fact is about; the last one in the first place: an owner from then on, whom it is shared with. */
    List<Slice> identities(Slice fact) {
        if (!concernsIdentities) {
            return List.of();
        }
        List<Slice> found = new ArrayList<>(2);
        AvroCursor in = fact.cursor();
        for (int i = 0; i < fields.size(); i++) {
            if (identities.get(i)) {
                found.add(in.slice());
            } else {
                fields.get(i).skip().accept(in);
            }
        }
        return found;
    }
}
