package io.credledger.note;

import io.credledger.crypto.CheckpointPublicKey;
import io.credledger.crypto.KeyRefusedException;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Whose signature one trusts, as one line to pin: {@code name+id+base64(0x01 ‖ public key)}, which others call a vkey.
 *
 * @param name of the key
 */
public record VerifierKey(String name, CheckpointPublicKey key) {

    /** Ed25519 over the text of the note. */
    private static final byte ED25519 = 1;

    public VerifierKey {
        NoteText.checkName(name);
        Objects.requireNonNull(key);
    }

    /** @throws InvalidNoteException unless it is the line of an Ed25519 key whose id is right */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3) {
            throw new InvalidNoteException("a verifier key is a name, an id and a key, separated by plus signs");
        }
        byte[] typed = NoteText.base64(parts[2]);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new InvalidNoteException("a verifier key must be of Ed25519");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(line)) {
            throw new InvalidNoteException("a verifier key must have its own id");
        }
        return key;
    }

    private static VerifierKey of(String name, byte[] key) {
        try {
            return new VerifierKey(name, new CheckpointPublicKey(Octets.copyOf(key)));
        } catch (KeyRefusedException e) {
            throw new InvalidNoteException("a verifier key must be of Ed25519");
        }
    }

    /** The first four bytes of SHA-256(name ‖ line feed ‖ 0x01 ‖ public key). */
    public int id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return ByteBuffer.wrap(digest.digest(typed())).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    boolean isOf(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id();
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + key.octets().length())
                .put(ED25519)
                .put(key.octets().toByteArray())
                .array();
    }

    /** The line to pin. */
    @Override
    public String toString() {
        return name + '+' + HexFormat.of().toHexDigits(id()) + '+' + NoteText.base64(typed());
    }
}
