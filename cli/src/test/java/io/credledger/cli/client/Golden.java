package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Output kept in files. {@code -Dgolden.write=DIR} writes what is instead of comparing: read the difference before you commit it. */
final class Golden {

    private Golden() {}

    static void assertSame(String name, String actual) throws IOException {
        String directory = System.getProperty("golden.write");
        if (directory != null) {
            Files.writeString(Path.of(directory, name), actual);
            return;
        }
        try (InputStream in = Golden.class.getResourceAsStream("/io/credledger/cli/golden/" + name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
