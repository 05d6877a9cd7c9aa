package io.credledger.note;

import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Signs notes under one name.
 *
 * @param name of the key in the notes
 */
public record NoteSigner(String name, CheckpointKey key) {

    public NoteSigner {
        NoteText.checkName(name);
    }

    /** The same text gives the same note. */
    public SignedNote sign(String text) {
        Octets signature = Octets.copyOf(key.sign(text.getBytes(StandardCharsets.UTF_8)));
        return new SignedNote(text, List.of(new NoteSignature(name, verifier().id(), signature)));
    }

    public VerifierKey verifier() {
        return new VerifierKey(name, key.publicKey());
    }
}
