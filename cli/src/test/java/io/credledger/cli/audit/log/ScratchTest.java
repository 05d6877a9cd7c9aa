package io.credledger.cli.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @Test
    void whatABatchWritesIsThereWhenItIsClosed() {
        try (Scratch scratch = new Scratch()) {
            scratch.put(key(1), new byte[] {1});
            try (Scratch.Batch batch = scratch.batch()) {
                for (int i = 0; i < 2_000; i++) {
                    batch.put(key(i), new byte[500]);
                }
                batch.delete(key(1));
                batch.put(key(2), new byte[0]);
            }

            assertThat(scratch.get(key(0))).hasSize(500);
            assertThat(scratch.get(key(1))).isNull();
            assertThat(scratch.get(key(2))).isEmpty();
            assertThat(scratch.get(key(1_999))).hasSize(500);
        }
    }

    @Test
    void nothingIsLeftOfItWhenTheProcessIsAskedToEnd(@TempDir Path place) throws Exception {
        Process child = new ProcessBuilder(
                        TestJvm.command("64m", List.of("-Djava.io.tmpdir=" + place, Holder.class.getName())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(child.getInputStream().read()).isEqualTo('!');
            assertThat(scratches(place)).hasSize(1);
            child.destroy();

            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(scratches(place)).isEmpty();
        } finally {
            child.destroyForcibly();
        }
    }

    private static List<Path> scratches(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(path -> path.getFileName().toString().startsWith("credledger-audit-"))
                    .toList();
        }
    }

    /** Writes without end once it has said that it has begun. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) {
            try (Scratch scratch = new Scratch()) {
                scratch.put(key(0), new byte[1]);
                System.out.print('!');
                System.out.flush();
                for (int number = 1; number > 0; number++) {
                    scratch.put(key(number), new byte[100]);
                }
            }
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
