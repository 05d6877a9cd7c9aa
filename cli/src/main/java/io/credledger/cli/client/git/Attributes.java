package io.credledger.cli.client.git;

import io.credledger.cli.client.failure.ClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A credential's description as git writes it: lines of {@code key=value} up to an empty one or the end. Lines end with a line feed and with
 * nothing else: a carriage return in a value would end a line for one reader and not for the other (CVE-2024-52006).
 *
 * @see <a href="https://git-scm.com/docs/git-credential#IOFMT">git-credential, input/output format</a>
 */
final class Attributes {

    private static final int LONGEST = 64 * 1024;

    private final Map<String, List<String>> values = new HashMap<>();
    private final InputStream in;
    private int length;

    private Attributes(InputStream in) {
        this.in = in;
    }

    /**
     * Reads up to the end of the description, and leaves what comes after it.
     *
     * @throws ClientException that names the rule when it is none
     */
    static Attributes read(InputStream in) {
        Attributes attributes = new Attributes(in);
        try {
            for (String line = attributes.line(); !line.isEmpty(); line = attributes.line()) {
                attributes.add(line);
            }
        } catch (CharacterCodingException e) {
            throw wrong("it must be UTF-8");
        } catch (IOException e) {
            throw wrong("it must be readable");
        }
        return attributes;
    }

    /** What there may be one of; empty where it is absent or has no text. */
    Optional<String> one(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        if (all.size() > 1) {
            throw wrong(key + " must be given once");
        }
        return all.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** A key that nobody knows is none of ours; one that ends with brackets may come often. */
    private void add(String line) {
        int end = line.indexOf('=');
        if (end < 1) {
            throw wrong("each line must be a key, an equals sign and a value");
        }
        values.computeIfAbsent(line.substring(0, end), key -> new ArrayList<>()).add(line.substring(end + 1));
    }

    /** Without its line feed; empty at the end of the input too. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (++length > LONGEST) {
                throw wrong("it must have at most 64 KiB");
            }
            if (next == '\r' || next == 0) {
                throw wrong("it must have no carriage return and no NUL");
            }
            line.write(next);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line.toByteArray()))
                .toString();
    }

    private static ClientException wrong(String rule) {
        return ClientException.usage("git's description of the credential: " + rule);
    }
}
