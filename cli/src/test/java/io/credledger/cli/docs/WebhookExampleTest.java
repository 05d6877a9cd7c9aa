package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The receiver's check on the page on webhooks, as it stands there, with the vector that libraries of Standard Webhooks test themselves with. */
class WebhookExampleTest {

    private static final Path SCRIPT = Path.of("../docs/examples/webhooks/verify.py");
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SENT = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static int verify(String body, String signature, String now) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("python3", SCRIPT.toString(), "msg_p5jXN8AQM9LWM0D4loKWxJek", SENT, signature, now);
        builder.environment().put("WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return process.waitFor();
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void itTellsWhatIsGenuine() throws Exception {
        assumeTrue(hasPython(), "python3 must be installed");

        assertThat(verify(BODY, SIGNATURE, SENT)).isZero();
        assertThat(verify(BODY, "v1a,x v1,AAAA " + SIGNATURE, "1614265629")).isZero();
        assertThat(verify(BODY + " ", SIGNATURE, SENT)).isEqualTo(1);
        assertThat(verify(BODY, "v1,AAAA", SENT)).isEqualTo(1);
        assertThat(verify(BODY, SIGNATURE, "1614265630")).isEqualTo(1);
    }

    @Test
    void thePageShowsTheSameLines() throws IOException {
        String page = Files.readString(Path.of("../docs/webhooks.md"));
        List<String> shown = Files.readAllLines(SCRIPT).stream()
                .filter(line -> Stream.of("stamp =", "mine =", "return ").anyMatch(line.strip()::startsWith))
                .map(String::strip)
                .toList();

        assertThat(shown).hasSize(3);
        assertThat(page).contains(String.join("\n", shown));
    }
}
