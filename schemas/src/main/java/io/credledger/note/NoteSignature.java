package io.credledger.note;

import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;

/**
 * One signature line of a note.
 *
 * @param name of the key
 * @param keyId what tells keys of one name apart
 * @param signature as the key's algorithm has it
 */
public record NoteSignature(String name, int keyId, Octets signature) {

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        NoteText.checkName(name);
        if (signature.length() == 0) {
            throw new InvalidNoteException("a signature must not be empty");
        }
    }

    /** @param line without its line feed */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new InvalidNoteException("a signature line is a dash, a name and base64");
        }
        byte[] bytes = NoteText.base64(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new InvalidNoteException("a signature begins with the four bytes of the key's id");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int keyId = buffer.getInt();
        byte[] signature = new byte[buffer.remaining()];
        buffer.get(signature);
        return new NoteSignature(line.substring(DASH.length(), space), keyId, Octets.copyOf(signature));
    }

    /** The line with its line feed. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length())
                .putInt(keyId)
                .put(signature.toByteArray())
                .array();
        return DASH + name + ' ' + NoteText.base64(bytes) + '\n';
    }
}
