package io.credledger.proof;

import io.credledger.ledger.LedgerId;
import io.credledger.note.Checkpoint;
import io.credledger.note.HeadList;
import io.credledger.note.HeadList.Head;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.SignedNote;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;

/**
 * Reads notes of the ledger's own signer.
 *
 * @param key who signs
 */
record SignedNotes(LedgerId ledger, VerifierKey key) {

    /**
     * The heads that the note tells.
     *
     * @throws InvalidNoteException when the key did not sign it, or it tells of another ledger
     */
    Heads heads(byte[] note) {
        String text = SignedNote.parse(note).openedBy(key);
        if (HeadList.isList(text)) {
            HeadList list = HeadList.parse(text);
            require(list.ledger());
            return new Heads(list.heads());
        }
        Checkpoint checkpoint = Checkpoint.parse(text);
        TreeOrigin origin = TreeOrigin.parse(checkpoint.origin());
        require(origin.ledger());
        return Heads.NONE.with(new Head(origin, checkpoint.head()));
    }

    /** Whether the note is a list of all heads that the key signed. */
    boolean isList(byte[] note) {
        try {
            String text = SignedNote.parse(note).openedBy(key);
            return HeadList.isList(text) && HeadList.parse(text).ledger().equals(ledger);
        } catch (InvalidNoteException e) {
            return false;
        }
    }

    private void require(LedgerId other) {
        if (!other.equals(ledger)) {
            throw new InvalidNoteException("a note must be about this ledger");
        }
    }
}
