package io.credledger.proof;

import static io.credledger.proof.MemoryTrees.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.LedgerId;
import io.credledger.merkle.Proofs;
import io.credledger.merkle.Prover;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import io.credledger.merkle.Trees;
import io.credledger.note.Checkpoint;
import io.credledger.note.HeadList;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.NoteSigner;
import io.credledger.note.SignedNote;
import io.credledger.note.TreeOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSignerTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final TreeName ACCESS = TreeName.access(1);

    @TempDir
    private Path directory;

    private final NoteSigner key = signer();
    private final MemoryTrees trees = new MemoryTrees();
    private final MemoryLog topic = new MemoryLog();

    private static NoteSigner signer() {
        return new NoteSigner(TreeOrigin.keyName(LEDGER), CheckpointKey.parse(CheckpointKey.generate()));
    }

    private Path file() {
        return directory.resolve("state").resolve("checkpoint-heads");
    }

    /** A process that signs, with what the one before it left. */
    private CheckpointSigner process() {
        return process(key);
    }

    private CheckpointSigner process(NoteSigner with) {
        return new CheckpointSigner(
                with,
                new SignedNotes(LEDGER, with.verifier()),
                new Growing(LEDGER, trees, trees),
                new HeadFile(file()),
                topic.opened(),
                CLOCK);
    }

    private List<String> texts() {
        return topic.notes.stream()
                .map(note -> SignedNote.parse(note).openedBy(key.verifier()))
                .toList();
    }

    private TreeHead signedHead(CheckpointSigner signer, TreeName tree) {
        return signer.of(tree).orElseThrow().head().head();
    }

    @Test
    void whatGrewIsSignedAloneAndInTheListOfAll() throws IOException {
        CheckpointSigner signer = process();
        signer.round();
        assertThat(topic.notes).isEmpty();
        assertThat(signer.heads()).isEmpty();
        trees.grow(EVENTS, "a", "b").grow(ACCESS, "x");
        signer.round();
        assertThat(texts()).hasSize(3);
        Checkpoint first = Checkpoint.parse(texts().get(0));
        assertThat(first.origin()).isEqualTo("credledger/" + LEDGER + "/events/0");
        assertThat(first.head()).isEqualTo(trees.<TreeHead>read(EVENTS, nodes -> Trees.head(nodes, 2)));
        HeadList list = HeadList.parse(texts().get(2));
        assertThat(list.heads().keySet()).containsExactly(EVENTS, ACCESS);
        assertThat(signer.heads().orElseThrow().text()).isEqualTo(list.text());
        assertThat(signer.of(EVENTS).orElseThrow().note().toByteArray()).isEqualTo(topic.notes.get(0));
        assertThat(signer.of(TreeName.events(1))).isEmpty();
        assertThat(Files.readAllBytes(file())).isEqualTo(topic.notes.get(2));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** The file stays as it is: it remembers what its own process signed. */
    @Test
    void whoseTurnItIsNotShowsWhatAnotherSigned() {
        CheckpointSigner signer = process();
        CheckpointSigner follower = process();
        follower.follow();
        assertThat(follower.heads()).isEmpty();
        trees.grow(EVENTS, "a", "b");
        signer.round();
        int written = topic.notes.size();
        follower.follow();
        assertThat(follower.heads()).isEqualTo(signer.heads()).isPresent();
        assertThat(follower.of(EVENTS)).isEqualTo(signer.of(EVENTS)).isPresent();
        assertThat(topic.notes).hasSize(written);
        trees.grow(EVENTS, "c");
        follower.round();
        assertThat(signedHead(follower, EVENTS).size()).isEqualTo(3);
    }

    @Test
    void nothingIsSignedTwice() {
        CheckpointSigner signer = process();
        trees.grow(EVENTS, "a");
        signer.round();
        signer.round();
        assertThat(topic.notes).hasSize(2);
        trees.grow(ACCESS, "x");
        signer.round();
        assertThat(topic.notes).hasSize(4);
        CheckpointSigner next = process();
        next.round();
        next.round();
        assertThat(topic.notes).hasSize(4);
        assertThat(next.heads()).isEqualTo(signer.heads());
    }

    @Test
    void eachHeadContinuesTheOneBefore() {
        CheckpointSigner signer = process();
        List<TreeHead> heads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trees.grow(EVENTS, "entry " + i);
            signer.round();
            heads.add(signedHead(signer, EVENTS));
        }
        for (TreeHead earlier : heads) {
            for (TreeHead later : heads.subList((int) earlier.size() - 1, heads.size())) {
                assertThat(Proofs.continues(
                                earlier,
                                later,
                                trees.read(
                                        EVENTS, nodes -> new Prover(nodes).consistency(earlier.size(), later.size()))))
                        .isTrue();
            }
        }
    }

    @Test
    void aKillAtAnyRecordLosesAndContradictsNothing() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            CheckpointSigner signer = process();
            for (int step = 0; step < 20; step++) {
                trees.grow(random.nextBoolean() ? EVENTS : ACCESS, "entry " + seed + ' ' + step);
                topic.patience = random.nextInt(3) == 0 ? random.nextInt(3) : Integer.MAX_VALUE;
                try {
                    signer.round();
                } catch (MemoryLog.Killed e) {
                    topic.patience = Integer.MAX_VALUE;
                    signer = process();
                }
            }
            signer.round();
            assertThat(signer.refusal()).isEmpty();
            assertThat(signedHead(signer, EVENTS).size()).isEqualTo(trees.size(EVENTS));
        }
        List<TreeHead> all = texts().stream()
                .filter(text -> !HeadList.isList(text))
                .map(Checkpoint::parse)
                .filter(checkpoint -> checkpoint.origin().endsWith("/events/0"))
                .map(Checkpoint::head)
                .toList();
        assertThat(all).isSortedAccordingTo((one, other) -> Long.compare(one.size(), other.size()));
        for (TreeHead head : all.subList(all.size() - 20, all.size())) {
            assertThat(head).isEqualTo(trees.<TreeHead>read(EVENTS, nodes -> Trees.head(nodes, head.size())));
        }
    }

    @Test
    void aLogThatLostItsEndIsNotSignedAnyMore() {
        trees.grow(EVENTS, "a", "b", "c");
        process().round();
        trees.cut(EVENTS, 2);
        trees.grow(ACCESS, "x");
        CheckpointSigner next = process();
        assertRefuses(next, Refusal.Rule.SMALLER);
        trees.grow(EVENTS, "something else");
        assertRefuses(next, Refusal.Rule.DIFFERENT);
        trees.grow(EVENTS, "and more");
        assertRefuses(next, Refusal.Rule.DIFFERENT);
        assertRefuses(process(), Refusal.Rule.DIFFERENT);
        assertThat(topic.notes).hasSize(2);
    }

    private static void assertRefuses(CheckpointSigner signer, Refusal.Rule rule) {
        assertThatExceptionOfType(SigningRefusedException.class).isThrownBy(signer::round);
        assertThat(signer.refusal()).contains(new Refusal(EVENTS, rule));
    }

    @Test
    void theFileAloneRemembersAndSoDoesTheTopicAlone() throws IOException {
        trees.grow(EVENTS, "a", "b", "c");
        process().round();
        List<byte[]> notes = List.copyOf(topic.notes);
        trees.cut(EVENTS, 1);
        topic.notes.clear();
        assertRefuses(process(), Refusal.Rule.SMALLER);
        topic.notes.addAll(notes);
        Files.delete(file());
        assertRefuses(process(), Refusal.Rule.SMALLER);
    }

    @Test
    void aViewThatIsStillReadingIsNoRollback() {
        trees.grow(EVENTS, "a", "b", "c");
        process().round();
        trees.lag(EVENTS, 1);
        CheckpointSigner next = process();
        next.round();
        assertThat(signedHead(next, EVENTS).size()).isEqualTo(3);
        trees.elsewhere = true;
        next.round();
        trees.elsewhere = false;
        trees.grow(EVENTS, "d");
        next.round();
        assertThat(signedHead(next, EVENTS).size()).isEqualTo(4);
        assertThat(topic.notes).hasSize(4);
    }

    @Test
    void aRestorationBeginsANewOriginAndNothingElseDoes() {
        trees.grow(EVENTS, "a", "b", "c");
        process().round();
        trees.cut(EVENTS, 2);
        CheckpointSigner next = process();
        assertRefuses(next, Refusal.Rule.SMALLER);
        trees.grow(EVENTS, "LedgerRestored").restored();
        next.round();
        assertThat(next.refusal()).isEmpty();
        assertThat(next.of(EVENTS).orElseThrow().head().origin()).hasToString("credledger/" + LEDGER + "/events/0/1");
        trees.cut(EVENTS, 2);
        assertRefuses(next, Refusal.Rule.SMALLER);
    }

    @Test
    void whatAnotherProcessSignedCountsAsIfItWereOnesOwn() {
        CheckpointSigner one = process();
        CheckpointSigner other = new CheckpointSigner(
                key,
                new SignedNotes(LEDGER, key.verifier()),
                new Growing(LEDGER, trees, trees),
                new HeadFile(directory.resolve("other")),
                topic.opened(),
                CLOCK);
        trees.grow(EVENTS, "a");
        one.round();
        other.round();
        trees.grow(EVENTS, "b");
        other.round();
        one.round();
        assertThat(topic.notes).hasSize(4);
        assertThat(signedHead(one, EVENTS)).isEqualTo(signedHead(other, EVENTS));
        trees.cut(EVENTS, 1);
        assertRefuses(one, Refusal.Rule.SMALLER);
    }

    @Test
    void aForkUnderTheOwnKeyIsSeen() {
        trees.grow(EVENTS, "a", "b");
        CheckpointSigner signer = process();
        signer.round();
        MemoryTrees forked = new MemoryTrees().grow(EVENTS, "a", "c");
        TreeHead head = forked.read(EVENTS, nodes -> Trees.head(nodes, 2));
        topic.notes.add(key.sign(new Checkpoint(new TreeOrigin(LEDGER, EVENTS, 0).toString(), head).text())
                .toByteArray());
        assertRefuses(signer, Refusal.Rule.TWO_HEADS);
        assertRefuses(signer, Refusal.Rule.TWO_HEADS);
        assertRefuses(process(), Refusal.Rule.TWO_HEADS);
    }

    @Test
    void notesOfOthersAreCountedAndNotBelieved() {
        trees.grow(EVENTS, "a");
        CheckpointSigner signer = process();
        signer.round();
        TreeMap<TreeName, HeadList.Head> heads = new TreeMap<>();
        heads.put(
                EVENTS,
                new HeadList.Head(
                        new TreeOrigin(LEDGER, EVENTS, 0), trees.read(EVENTS, nodes -> Trees.head(nodes, 1))));
        topic.notes.add(signer().sign(new HeadList(LEDGER, CLOCK.instant(), heads).text())
                .toByteArray());
        topic.notes.add("no note".getBytes(StandardCharsets.UTF_8));
        topic.notes.add(key.sign("some text\n").toByteArray());
        topic.notes.add(key.sign("credledger/" + LedgerId.of(9, 9) + "/events/0\n1\n"
                        + trees.read(EVENTS, nodes -> Trees.head(nodes, 1)).root() + "\n")
                .toByteArray());
        trees.grow(EVENTS, "b");
        signer.round();
        assertThat(signer.foreign()).isEqualTo(4);
        assertThat(signedHead(signer, EVENTS).size()).isEqualTo(2);
    }

    @Test
    void aFileOfAnotherKeyIsNotOverwritten() throws IOException {
        trees.grow(EVENTS, "a");
        process().round();
        byte[] before = Files.readAllBytes(file());
        trees.grow(EVENTS, "b");
        CheckpointSigner other = process(signer());
        assertThatThrownBy(other::round).isInstanceOf(InvalidNoteException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(topic.notes).hasSize(2);
    }

    @Test
    void proofsHoldAgainstWhatIsSigned() {
        trees.grow(EVENTS, "a", "b", "c", "d", "e");
        CheckpointSigner signer = process();
        signer.round();
        trees.grow(EVENTS, "f");
        Proving proving = new Proving(LEDGER, trees, signer);
        Inclusion signed = proving.inclusion(EVENTS, 2, null).orElseThrow();
        assertThat(signed.size()).isEqualTo(5);
        assertThat(SignedNote.parse(Optional.ofNullable(signed.checkpoint()).orElseThrow())
                        .openedBy(key.verifier()))
                .contains("\n5\n" + signed.rootHash() + "\n");
        assertThat(proving.inclusion(EVENTS, 5, null).orElseThrow().checkpoint())
                .isNull();
        assertThat(proving.inclusion(EVENTS, 2, 4L).orElseThrow().checkpoint()).isNull();
        assertThat(proving.inclusion(EVENTS, 6, null)).isEmpty();
        assertThat(proving.inclusion(EVENTS, 2, 7L)).isEmpty();
        assertThat(proving.inclusion(EVENTS, 2, 2L)).isEmpty();
        assertThat(proving.consistency(EVENTS, 2, 6)).isPresent();
        assertThat(proving.consistency(EVENTS, 0, 6)).isEmpty();
        assertThat(proving.consistency(EVENTS, 3, 2)).isEmpty();
        assertThat(proving.consistency(EVENTS, 3, 7)).isEmpty();
        assertThat(proving.has(TreeName.events(2))).isFalse();
    }
}
