package io.credledger.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret in a file of its own, as Docker and Kubernetes mount them. One trailing line end is an editor's, not the secret's. */
final class SecretFile {

    private static final int MAX_BYTES = 256 * 1024;

    private SecretFile() {}

    static Reading<Given> read(Given path) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(path.text().strip()))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException | InvalidPathException e) {
            return Reading.refused(path.name(), "must name a readable file");
        }
        try {
            return bytes.length > MAX_BYTES
                    ? Reading.refused(path.name(), "must name a file of at most " + MAX_BYTES + " bytes")
                    : text(path.name(), bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Reading<Given> text(String name, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Reading.refused(name, "must name a file of text in UTF-8");
        }
        String secret = withoutLineEnd(text);
        return secret.isEmpty()
                ? Reading.refused(name, "must name a file that is not empty")
                : new Reading.Read<>(new Given(name, secret));
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
