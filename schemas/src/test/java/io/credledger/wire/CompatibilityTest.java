package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Fact;
import io.credledger.ledger.Samples;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** That the build's check lets a good change pass and no bad one. */
class CompatibilityTest {

    private static final RecordShape<Fact.ConnectionGranted> SHAPE = RecordShape.of(Fact.ConnectionGranted.class);
    private static final Schema TODAY = SHAPE.schema();
    private static final Schema TEXT = Schema.create(Schema.Type.STRING);

    @Test
    void aNewNullableComponentIsReadBothWays() {
        Schema later = Versions.withNullable(TODAY, "scope_digest", TEXT);

        assertThat(Compatibility.problems(TODAY, later)).isEmpty();
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        Fact.ConnectionGranted granted = Samples.full(5).of(Fact.ConnectionGranted.class);
        Schema later = Versions.withNullable(TODAY, "scope_digest", TEXT);

        byte[] bytes = encode(copy(granted, later).set("scope_digest", "new").build());

        assertThat(SHAPE.decode(later, bytes)).isEqualTo(granted);
    }

    @Test
    void aNullableComponentThatAnEarlierVersionHadNotIsNull() {
        Fact.ConnectionGranted granted = Samples.bare(5).of(Fact.ConnectionGranted.class);
        Schema earlier = Versions.without(TODAY, "account");

        byte[] bytes = encode(copy(granted, earlier).build());

        assertThat(granted.account()).isNull();
        assertThat(SHAPE.decode(earlier, bytes)).isEqualTo(granted);
        assertThat(Compatibility.problems(TODAY, earlier)).isEmpty();
    }

    @Test
    void anAddedUnionBranchIsFound() {
        Schema later = Versions.widened(TODAY, "account", Schema.create(Schema.Type.LONG));

        assertThat(Compatibility.problems(TODAY, later))
                .anyMatch(problem -> problem.startsWith("MISSING_UNION_BRANCH"));
    }

    @Test
    void aChangedTypeIsFound() {
        Schema later = Versions.retyped(TODAY, "generation", TEXT);

        assertThat(Compatibility.problems(TODAY, later)).anyMatch(problem -> problem.startsWith("TYPE_MISMATCH"));
    }

    @Test
    void aWidenedTypeIsFoundBecauseItIsReadOneWayOnly() {
        Schema later = Versions.retyped(TODAY, "generation", Schema.create(Schema.Type.DOUBLE));

        assertThat(Compatibility.problems(TODAY, later)).hasSize(1);
    }

    @Test
    void aNewComponentThatMustBeThereIsFound() {
        Schema later = Versions.withRequired(TODAY, "scope_digest", TEXT);

        assertThat(Compatibility.problems(TODAY, later))
                .anyMatch(problem -> problem.startsWith("READER_FIELD_MISSING"));
    }

    @Test
    void aRemovedComponentIsFound() {
        Schema later = Versions.without(TODAY, "owner");

        assertThat(Compatibility.problems(TODAY, later))
                .anyMatch(problem -> problem.startsWith("READER_FIELD_MISSING"));
    }

    /** The fact as another version's record: every component that this version has, too. */
    private static GenericRecordBuilder copy(Fact.ConnectionGranted granted, Schema version) {
        GenericRecord today = SHAPE.toGeneric(granted);
        GenericRecordBuilder builder = new GenericRecordBuilder(version);
        version.getFields().stream()
                .filter(field -> today.hasField(field.name()))
                .forEach(field -> builder.set(field.name(), today.get(field.name())));
        return builder;
    }

    private static byte[] encode(GenericData.Record generic) {
        return AvroBytes.encode(new GenericDatumWriter<GenericData.Record>(generic.getSchema()), generic);
    }
}
