package io.credledger.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyMaterialTest {

    private static final byte[] KEY = {0, 1, 2, (byte) 0xff, '\n'};

    @Test
    void aKeyFileIsReadByteForByte(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("pseudonym.key"), KEY);

        assertThat(KeyMaterial.readFrom(file).reveal()).isEqualTo(KEY);
    }

    @Test
    void aFileThatIsNoKeyIsRefused(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("large"), new byte[KeyMaterial.MAX_FILE_BYTES + 1]);

        assertThatThrownBy(() -> KeyMaterial.readFrom(file))
                .isInstanceOf(IOException.class)
                .hasMessage("the key file is too large");
        assertThatThrownBy(() -> KeyMaterial.readFrom(dir.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aKeyNeverPrintsItself() {
        assertThat(KeyMaterial.takeCopyOf(KEY)).hasToString("[redacted]");
    }

    @Test
    void keysCompareByContentAndHashAlike() {
        assertThat(KeyMaterial.takeCopyOf(KEY)).isEqualTo(KeyMaterial.takeCopyOf(KEY));
        assertThat(KeyMaterial.takeCopyOf(KEY)).isNotEqualTo(KeyMaterial.takeCopyOf(new byte[KEY.length]));
        assertThat(KeyMaterial.takeCopyOf(KEY)).hasSameHashCodeAs(KeyMaterial.takeCopyOf(new byte[3]));
    }

    @Test
    void anOwnedArrayIsWipedWithTheKeyAndACopiedOneIsNot() {
        byte[] owned = KEY.clone();
        byte[] copied = KEY.clone();
        KeyMaterial key = KeyMaterial.takeOwnershipOf(owned);

        key.close();
        KeyMaterial.takeCopyOf(copied).close();

        assertThat(owned).containsOnly(0);
        assertThat(copied).isEqualTo(KEY);
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::reveal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.revealTo(bytes -> bytes.length)).isInstanceOf(IllegalStateException.class);
    }
}
