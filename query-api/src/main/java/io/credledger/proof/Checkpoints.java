package io.credledger.proof;

import io.credledger.merkle.TreeName;
import io.credledger.note.HeadList.Head;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import java.util.Optional;

/** What is signed and written for everybody. Safe for many threads. */
public interface Checkpoints {

    /** Of a process that has no key to sign with. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<SignedNote> heads() {
            return Optional.empty();
        }

        @Override
        public Optional<Signed> of(TreeName tree) {
            return Optional.empty();
        }

        @Override
        public Optional<VerifierKey> key() {
            return Optional.empty();
        }
    };

    /** A head and the note that has it. */
    record Signed(Head head, SignedNote note) {}

    /** The list of all heads; empty before the first. */
    Optional<SignedNote> heads();

    /** The newest checkpoint of the tree. */
    Optional<Signed> of(TreeName tree);

    /** Whose signature it is. */
    Optional<VerifierKey> key();
}
