package io.credledger.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text and who signed it (C2SP signed-note). The text means nothing before {@link #openedBy}.
 *
 * @param text ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Of what is read: nobody of ours writes a note that comes near it. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        NoteText.decode(text.getBytes(StandardCharsets.UTF_8));
        if (!text.endsWith("\n")) {
            throw new InvalidNoteException("a note's text must end with a line feed");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new InvalidNoteException("a note must have 1 to 100 signatures");
        }
    }

    /** @throws InvalidNoteException when it is not exactly as C2SP signed-note has it */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidNoteException("a note must not be larger than a mebibyte");
        }
        String note = NoteText.decode(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new InvalidNoteException("a note is a text, an empty line and signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", MAX_SIGNATURES + 1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    public static SignedNote parse(String note) {
        return parse(note.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text, for whoever trusts the key. Signatures of others are not looked at.
     *
     * @throws InvalidNoteException when the key has not signed it, or a signature in its name is false
     */
    public String openedBy(VerifierKey key) {
        List<NoteSignature> own = signatures.stream().filter(key::isOf).toList();
        if (own.isEmpty()) {
            throw new InvalidNoteException("a note must be signed by the key that is trusted");
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        boolean signed = own.stream()
                .allMatch(signature ->
                        key.key().verifies(message, signature.signature().toByteArray()));
        if (!signed) {
            throw new InvalidNoteException("a note's signature must be true");
        }
        return text;
    }

    public byte[] toByteArray() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As it is sent and kept. */
    @Override
    public String toString() {
        return text + '\n' + signatures.stream().map(NoteSignature::line).collect(Collectors.joining());
    }
}
