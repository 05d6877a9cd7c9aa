package io.credledger.cli.client.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Git's description of a credential, sound and hostile. */
class GitRequestTest {

    @Test
    void whatGitSendsIsUnderstood() {
        GitRequest request = read("""
                capability[]=authtype
                capability[]=state
                protocol=https
                host=git.example.org:8443
                path=team/house=rules.git
                username=alice
                wwwauth[]=Basic realm="a"
                wwwauth[]=Bearer
                something=new

                protocol=http
                """);

        assertThat(request.protocol()).isEqualTo("https");
        assertThat(request.host()).isEqualTo("git.example.org:8443");
        assertThat(request.path()).hasValue("team/house=rules.git");
        assertThat(request.username()).hasValue("alice");
    }

    @Test
    void theDescriptionEndsWithAnEmptyLineAndWhatFollowsIsLeft() throws Exception {
        InputStream in = bytes("protocol=https\nhost=a\n\nmore");

        GitRequest.read(in);

        assertThat(in.readAllBytes()).asString().isEqualTo("more");
    }

    @Test
    void theDescriptionMayEndWithTheInput() {
        assertThat(read("protocol=https\nhost=a").host()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host.example.org", "127.0.0.1:8080", "[::1]:8080", "a_b-c.d"})
    void aHostIsANameOrAnAddressWithOrWithoutAPort(String host) {
        assertThat(read("protocol=https\nhost=" + host + "\n\n").host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "smtp", "cert", "ftp", "git+ssh"})
    void anotherProtocolNeedsNoHost(String protocol) {
        assertThat(read("protocol=" + protocol + "\n\n").isHttp()).isFalse();
    }

    static Stream<Arguments> whatIsNoDescriptionIsToldByItsRule() {
        return Stream.of(
                Arguments.of("", "protocol must be given, and be one of a URL"),
                Arguments.of("\nprotocol=https\nhost=a\n", "protocol must be given, and be one of a URL"),
                Arguments.of("protocol=\nhost=a\n\n", "protocol must be given, and be one of a URL"),
                Arguments.of("protocol=CANARY!\nhost=a\n\n", "protocol must be given, and be one of a URL"),
                Arguments.of("protocol=https\n\n", "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=CANARY/x\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=CANARY@x\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=CANARY x\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=a:CANARY\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=a?CANARY\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of(
                        "protocol=https\nhost=\u00e4CANARY\n\n",
                        "host must be a name or an address, with or without a port"),
                Arguments.of("protocol=https\nhost=a\nhost=CANARY\n\n", "host must be given once"),
                Arguments.of("protocol=https\nprotocol=http\nhost=CANARY\n\n", "protocol must be given once"),
                Arguments.of("protocol=https\nhost=a\nusername=CANARY\nusername=b\n\n", "username must be given once"),
                Arguments.of(
                        "protocol=https\nhost=a\nCANARY\n\n", "each line must be a key, an equals sign and a value"),
                Arguments.of("=CANARY\n\n", "each line must be a key, an equals sign and a value"),
                Arguments.of("protocol=https\r\nhost=CANARY\r\n\r\n", "it must have no carriage return and no NUL"),
                Arguments.of("protocol=https\nhost=a\rhost=CANARY\n\n", "it must have no carriage return and no NUL"),
                Arguments.of("protocol=https\nhost=a\0CANARY\n\n", "it must have no carriage return and no NUL"),
                Arguments.of(
                        "protocol=https\nhost=" + "CANARY".repeat(20_000) + "\n\n", "it must have at most 64 KiB"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoDescriptionIsToldByItsRule(String text, String rule) {
        ClientException wrong = catchThrowableOfType(ClientException.class, () -> read(text));

        assertThat(wrong.sentence())
                .isEqualTo("git's description of the credential: " + rule)
                .doesNotContain("CANARY");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void itMustBeUtf8() {
        byte[] broken = "protocol=https\nhost=a\nusername=\u00e4\n\n".getBytes(StandardCharsets.ISO_8859_1);

        ClientException wrong =
                catchThrowableOfType(ClientException.class, () -> GitRequest.read(new ByteArrayInputStream(broken)));

        assertThat(wrong.sentence()).endsWith("it must be UTF-8");
    }

    /** Whatever bytes come, they are understood or refused: nothing else happens. */
    @Test
    void anyBytesAreUnderstoodOrRefused() {
        Random random = new Random(20261121);
        byte[] sound = "protocol=https\nhost=git.example.org\nusername=alice\n\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                GitRequest request = GitRequest.read(new ByteArrayInputStream(bytes));
                assertThat(request.protocol()).matches("[a-z][a-z0-9+.-]*");
                assertThat(request.username().orElse("")).doesNotContain("\n", "\r", "\0");
            } catch (ClientException refused) {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            }
        }
    }

    private static GitRequest read(String text) {
        return GitRequest.read(bytes(text));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
