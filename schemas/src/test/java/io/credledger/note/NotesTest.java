package io.credledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.credledger.crypto.CheckpointKey;
import io.credledger.secret.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

    /** The example of C2SP's signed-note. */
    private static final String POEM = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    /** The example that every implementation of notes carries, with its key. */
    private static final String PROVERB = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETERS_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static NoteSigner peter() {
        byte[] typed = Base64.getDecoder().decode(PETERS_SECRET);
        byte[] seed = Base64.getEncoder().encode(Arrays.copyOfRange(typed, 1, typed.length));
        return new NoteSigner("PeterNeumann", CheckpointKey.parse(KeyMaterial.takeOwnershipOf(seed)));
    }

    private static NoteSigner somebody(String name) {
        return new NoteSigner(name, CheckpointKey.parse(CheckpointKey.generate()));
    }

    @Test
    void theExampleOfTheStandardIsRead() {
        SignedNote note = SignedNote.parse(POEM);
        assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("quasimodo.example/salvatore");
            assertThat(signature.keyId()).isEqualTo(0x367ba04b);
            assertThat(signature.signature().length()).isEqualTo(64);
        });
        assertThat(note).hasToString(POEM);
    }

    @Test
    void theKnownNoteIsOpenedByItsKeyAndSignedAgainToTheSameBytes() {
        VerifierKey key = VerifierKey.parse(PETER);
        SignedNote note = SignedNote.parse(PROVERB);
        assertThat(note.openedBy(key)).startsWith("If you think").endsWith("is.\n");
        assertThat(peter().verifier()).isEqualTo(key).hasToString(PETER);
        assertThat(peter().sign(note.text())).isEqualTo(note).hasToString(PROVERB);
    }

    @Test
    void aChangedTextOrSignatureOpensNothing() {
        VerifierKey key = VerifierKey.parse(PETER);
        for (int at = 0; at < PROVERB.length(); at++) {
            char[] changed = PROVERB.toCharArray();
            changed[at] = (char) (changed[at] ^ 1);
            refused(() -> SignedNote.parse(new String(changed)).openedBy(key));
        }
    }

    @Test
    void signaturesOfOthersAreNotLookedAt() {
        SignedNote note = SignedNote.parse(PROVERB);
        NoteSigner other = somebody("other.example");
        NoteSignature others = other.sign(note.text()).signatures().get(0);
        NoteSignature mistaken = other.sign("something else\n").signatures().get(0);
        NoteSignature own = note.signatures().get(0);
        VerifierKey key = VerifierKey.parse(PETER);
        for (NoteSignature beside : List.of(others, mistaken)) {
            assertThat(SignedNote.parse(new SignedNote(note.text(), List.of(beside, own)).toByteArray())
                            .openedBy(key))
                    .isEqualTo(note.text());
        }
        refused(() -> new SignedNote(note.text(), List.of(others)).openedBy(key));
        refused(() -> new SignedNote(note.text(), List.of(mistaken)).openedBy(other.verifier()));
    }

    @Test
    void aForeignSignerWithTheRightNameIsNobody() {
        SignedNote forged =
                somebody("PeterNeumann").sign(SignedNote.parse(PROVERB).text());
        refused(() -> forged.openedBy(VerifierKey.parse(PETER)));
    }

    @Test
    void aFalseSignatureInTheKeysNameSpoilsTheNote() {
        SignedNote note = SignedNote.parse(PROVERB);
        NoteSignature other = peter().sign("something else\n").signatures().get(0);
        refused(() -> new SignedNote(note.text(), List.of(note.signatures().get(0), other))
                .openedBy(VerifierKey.parse(PETER)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n\n— name AAAAAAE=",
                "text\n\n— name AAAAAAE=\n\n",
                "text\n\n- name AAAAAAE=\n",
                "text\n\n— name  AAAAAAE=\n",
                "text\n\n— name AAAAAAE\n",
                "text\n\n— name AAAAAAF=\n",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— na+me AAAAAAE=\n",
                "text\n\n—  AAAAAAE=\n",
                "text\n\n— na\u00a0me AAAAAAE=\n",
                "te\txt\n\n— name AAAAAAE=\n",
                "text\r\n\n— name AAAAAAE=\n",
                "text— name AAAAAAE=\n"
            })
    void whatIsNearlyANoteIsNone(String text) {
        refused(() -> SignedNote.parse(text));
    }

    @Test
    void aNoteIsUtf8AndOfSomeSize() {
        assertThatNoException().isThrownBy(() -> SignedNote.parse("text\n\n— name AAAAAAE=\n"));
        byte[] latin = "t\u00e9xt\n\n\u2014 name AAAAAAE=\n".getBytes(StandardCharsets.UTF_8);
        latin[2] = 'x';
        refused(() -> SignedNote.parse(latin));
        refused(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]));
        refused(() -> SignedNote.parse("text\n\n" + "— name AAAAAAE=\n".repeat(101)));
        assertThat(SignedNote.parse("text\n\n" + "— name AAAAAAE=\n".repeat(100))
                        .signatures())
                .hasSize(100);
    }

    @Test
    void aKeysLineIsReadOnlyWhole() {
        for (int from = 0; from < PETER.length(); from++) {
            for (int to = from; to <= PETER.length(); to++) {
                String part = PETER.substring(from, to);
                if (!part.equals(PETER)) {
                    refused(() -> VerifierKey.parse(part));
                }
            }
        }
        for (int at = 0; at < PETER.length(); at++) {
            char[] changed = PETER.toCharArray();
            changed[at]++;
            refused(() -> VerifierKey.parse(new String(changed)));
        }
    }

    private static void refused(ThrowingCallable what) {
        assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(what);
    }
}
