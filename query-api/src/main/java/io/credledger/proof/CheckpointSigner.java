package io.credledger.proof;

import io.credledger.merkle.TreeName;
import io.credledger.note.HeadList;
import io.credledger.note.HeadList.Head;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.NoteSigner;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs heads in rounds. The order of a round is what it promises: what is signed continues all that was signed, as the file and the topic
 * remember it; the file has it before the topic; the topic has it before anybody is answered with it. Cut off anywhere, the next round goes on
 * with the same heads and makes the same bytes.
 */
final class CheckpointSigner implements Checkpoints {

    /** The record key of lists of heads. */
    static final String LIST = "heads";

    private final NoteSigner signer;
    private final SignedNotes notes;
    private final Growing growing;
    private final HeadFile file;
    private final CheckpointLog log;
    private final Clock clock;

    /** What the topic has. */
    private Heads written = Heads.NONE;

    /** The last list in the topic. */
    private @Nullable SignedNote listed;

    /** For good: what contradicts itself does not get better. */
    private @Nullable SigningRefusedException contradiction;

    private volatile @Nullable Published published;
    private volatile @Nullable Refusal refusal;
    private volatile int foreign;

    private record Published(SignedNote list, Heads heads) {}

    CheckpointSigner(
            NoteSigner signer, SignedNotes notes, Growing growing, HeadFile file, CheckpointLog log, Clock clock) {
        this.signer = signer;
        this.notes = notes;
        this.growing = growing;
        this.file = file;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Signs what grew. Whatever else it throws, the next round begins where this one ended.
     *
     * @throws SigningRefusedException when the log is not the one that was signed; then nothing was signed
     */
    synchronized void round() {
        try {
            Heads known = read();
            Optional<byte[]> kept = file.read();
            Heads remembered = kept.map(notes::heads).orElse(Heads.NONE);
            Heads next = growing.after(known.and(remembered));
            refusal = null;
            if (!next.byTree().isEmpty()) {
                publish(next, list(next, kept, remembered));
            }
        } catch (SigningRefusedException e) {
            refusal = e.refusal();
            throw e;
        }
    }

    /**
     * Shows what another process has signed with the same key, and signs nothing.
     *
     * @throws SigningRefusedException when what is signed contradicts itself
     */
    synchronized void follow() {
        Heads known = read();
        SignedNote list = listed;
        if (list != null) {
            published = new Published(list, known);
        }
    }

    private Heads read() {
        int others = foreign;
        for (byte[] note : log.news()) {
            try {
                written = written.and(notes.heads(note));
                listed = notes.isList(note) ? SignedNote.parse(note) : listed;
            } catch (InvalidNoteException e) {
                others++;
            } catch (SigningRefusedException e) {
                contradiction = e;
            }
        }
        foreign = others;
        if (contradiction != null) {
            throw contradiction;
        }
        return written;
    }

    /** The same list as in the file where nothing is new, so that a restart says nothing new either. */
    private SignedNote list(Heads next, Optional<byte[]> kept, Heads remembered) {
        if (kept.isPresent() && next.equals(remembered)) {
            return SignedNote.parse(kept.get());
        }
        SignedNote list = signer.sign(new HeadList(notes.ledger(), clock.instant(), next.byTree()).text());
        file.write(list.toByteArray());
        return list;
    }

    private void publish(Heads next, SignedNote list) {
        Heads news = next.without(written);
        if (!news.byTree().isEmpty()) {
            Map<String, byte[]> records = new LinkedHashMap<>();
            news.byTree()
                    .forEach((tree, head) ->
                            records.put(tree.toString(), note(head).toByteArray()));
            records.put(LIST, list.toByteArray());
            log.write(records);
            written = next;
        }
        published = new Published(list, next);
    }

    private SignedNote note(Head head) {
        return signer.sign(head.checkpoint().text());
    }

    @Override
    public Optional<SignedNote> heads() {
        return Optional.ofNullable(published).map(Published::list);
    }

    @Override
    public Optional<Signed> of(TreeName tree) {
        return Optional.ofNullable(published)
                .map(last -> last.heads().of(tree))
                .map(head -> new Signed(head, note(head)));
    }

    @Override
    public Optional<VerifierKey> key() {
        return Optional.of(notes.key());
    }

    /** Why nothing is signed, if so. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Notes in the topic that are not ours. */
    int foreign() {
        return foreign;
    }
}
