package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A search that finds nothing proves nothing unless it would have found something. */
class FinderTest {

    private static final String SECRET = "kq7canary-ünï+/=& %-secret";

    private final Finder finder = new Finder(Map.of("secret", SECRET));

    @TempDir
    private Path home;

    static Stream<String> formsThatStandSomewhere() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getEncoder();
        return Stream.of(
                SECRET,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                "kq7canary-%C3%BCn%C3%AF%2B%2F%3D%26+%25-secret",
                base64.encodeToString(bytes),
                base64.encodeToString(("1" + SECRET + "after").getBytes(StandardCharsets.UTF_8)),
                base64.encodeToString(("12" + SECRET + "after").getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getMimeEncoder(1_000, new byte[0])
                        .encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)),
                java.util.Arrays.toString(bytes),
                new String(SECRET.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                new String(SECRET.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("formsThatStandSomewhere")
    void aPlantedSecretIsFoundInEveryForm(String form) throws IOException {
        byte[] bytes = form.chars().allMatch(c -> c < 256) && !form.equals(SECRET)
                ? form.getBytes(StandardCharsets.ISO_8859_1)
                : form.getBytes(StandardCharsets.UTF_8);
        Path file = home.resolve("planted");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {0, 0, 7});
            out.write(bytes);
            out.write(new byte[] {0, 1});
        }

        assertThat(finder.below(home, List.of())).isNotEmpty().allMatch(hit -> hit.startsWith("planted: secret"));
    }

    @Test
    void itIsFoundBehindGigabytesOfNothingAndAcrossWhateverIsReadAtOnce() throws IOException {
        for (int before : new int[] {4095, 4096, 4096 * 1024 - 5, 4096 * 1024 + 4096 * 3 - 1}) {
            Path file = home.resolve("hole-" + before);
            try (var out = Files.newByteChannel(
                    file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
                out.position(before);
                out.write(java.nio.ByteBuffer.wrap(SECRET.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(finder.in(file)).contains("secret (plain)");
        }
    }

    @Test
    void whatIsNoTextIsFoundToo() {
        byte[] secret = {(byte) 0xfe, 0, (byte) 0xff, 1, 2, 3, (byte) 0x80, 9, 10, 11};
        Finder raw = new Finder(Map.of(), Map.of("raw", secret));
        byte[] around = new byte[secret.length + 7];
        System.arraycopy(secret, 0, around, 3, secret.length);

        assertThat(raw.in(around)).containsExactly("raw (plain)");
        assertThat(raw.in("x" + HexFormat.of().formatHex(secret))).containsExactly("raw (hex)");
        assertThat(raw.in("{" + Base64.getUrlEncoder().encodeToString(around) + "}"))
                .containsExactly("raw (base64url+0)");
        assertThat(raw.in("nothing of it")).isEmpty();
    }

    @Test
    void theNameOfAFileIsLookedAtToo() throws IOException {
        Files.createFile(home.resolve("kq7canary-ünï+ is not it"));
        assertThat(finder.below(home, List.of())).isEmpty();
        Finder other = new Finder(Map.of("name", "kq7canary"));
        assertThat(other.below(home, List.of())).isNotEmpty();
    }
}
