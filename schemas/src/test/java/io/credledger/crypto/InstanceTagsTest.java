package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InstanceTagsTest {
    private static final String KIND = "question";
    private static final List<byte[]> MESSAGE = List.of(bytes("one"), bytes("two"));

    private final InstanceTags tags = Scene.master().instanceTags(Scene.LEDGER);
    private final String made = tags.of(KIND, MESSAGE);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void anyProcessWithTheMasterKeyKnowsAnother() {
        assertThat(Scene.master().instanceTags(Scene.LEDGER).verify(KIND, MESSAGE, made))
                .isTrue();
    }

    @Test
    void itIsOfThisLedgerAndKeyAndKindOnly() {
        assertThat(Scene.master().instanceTags(Scene.OTHER_LEDGER).verify(KIND, MESSAGE, made))
                .isFalse();
        assertThat(MasterKeys.parse(MasterKeys.generate())
                        .instanceTags(Scene.LEDGER)
                        .verify(KIND, MESSAGE, made))
                .isFalse();
        assertThat(tags.verify("answer", MESSAGE, made)).isFalse();
    }

    @Test
    void whateverIsChangedItIsNoLongerTheMessage() {
        assertThat(tags.verify(KIND, List.of(bytes("one"), bytes("twO")), made)).isFalse();
        assertThat(tags.verify(KIND, List.of(bytes("onet"), bytes("wo")), made)).isFalse();
        assertThat(tags.verify(KIND, List.of(bytes("one")), made)).isFalse();
    }

    @Test
    void oneKeyInCommonIsEnoughWhileKeysChange() {
        String both = Scene.hex(Scene.key(0x30)) + "," + Scene.hex(Scene.key(0));
        InstanceTags changing = MasterKeys.parse(Scene.text(both)).instanceTags(Scene.LEDGER);
        InstanceTags changed =
                MasterKeys.parse(Scene.text(Scene.hex(Scene.key(0x30)))).instanceTags(Scene.LEDGER);
        assertThat(changing.verify(KIND, MESSAGE, made)).isTrue();
        assertThat(tags.verify(KIND, MESSAGE, changing.of(KIND, MESSAGE))).isTrue();
        assertThat(changed.verify(KIND, MESSAGE, changing.of(KIND, MESSAGE))).isTrue();
        assertThat(changed.verify(KIND, MESSAGE, made)).isFalse();
    }

    @Test
    void whatIsNoTagIsNone() {
        for (String text : new String[] {"", ",", "%", "AAAA", made.substring(1), made + "A", ",".repeat(100)}) {
            assertThat(tags.verify(KIND, MESSAGE, text)).as(text).isFalse();
        }
    }
}
