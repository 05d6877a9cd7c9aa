package io.credledger.wire;

import io.credledger.ledger.CascadeNote;

/** What the cascade tells itself, as a record value: the frame of its schema's catalogue id, then Avro binary. No registry is asked. */
public final class CascadeNoteCodec {

    private static final FramedFamily<CascadeNote> NOTES = new FramedFamily<>(CascadeNote.class);

    private CascadeNoteCodec() {}

    public static byte[] encode(CascadeNote note) {
        return NOTES.encode(note);
    }

    /** @throws UnreadableRecordException when it is none */
    public static CascadeNote decode(byte[] bytes) {
        return NOTES.decode(bytes);
    }
}
