package io.credledger.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known: a Keycloak in a process of its own, whose token endpoint exchanges a person's token for another (RFC 8693). It forgets everything when it ends. */
final class KeycloakPeer implements AutoCloseable {

    /** Where the build's profile {@code keycloak} unpacks the distribution. */
    private static final Path DISTRIBUTION = Path.of("benchmarks", "target", "keycloak");

    private static final String TOKENS = "/realms/bench/protocol/openid-connect/token";
    private static final Pattern LISTENS = Pattern.compile("Listening on: http://[^ ]*:([0-9]+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Process process;
    private final String secret;
    private final int port;

    private KeycloakPeer(Process process, String secret, int port) {
        this.process = process;
        this.secret = secret;
        this.port = port;
    }

    /** @param people how many there are in its realm */
    static KeycloakPeer start(int people) throws IOException, InterruptedException {
        Path home;
        try (var directories = Files.list(DISTRIBUTION)) {
            home = directories.findFirst().orElseThrow().toAbsolutePath();
        }
        String secret = UUID.randomUUID().toString();
        Path realm =
                Files.createDirectories(home.resolve("data").resolve("import")).resolve("bench-realm.json");
        Files.writeString(realm, realm(secret, people));
        run(home, "build", "--db=dev-mem").waitFor();
        Process process = run(
                home,
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=0",
                "--hostname-strict=false",
                "--cache=local",
                "--log-console-color=false");
        return new KeycloakPeer(process, secret, port(process));
    }

    private static Process run(Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms512m -Xmx1g");
        if (arguments[0].equals("build")) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread drain = new Thread(() -> drain(said), "keycloak-output");
                drain.setDaemon(true);
                drain.start();
                return Integer.parseInt(listens.group(1));
            }
        }
        throw new IOException("Keycloak must start");
    }

    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // Else it would stand still when the pipe is full.
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** One person's exchange, again and again. */
    Operation exchange(int number, HttpCaller http) {
        byte[] request = RequestBytes.form(
                TOKENS,
                "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=exchanger&client_secret=" + secret
                        + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token="
                        + signedIn(number, http));
        byte[] expected = "\"issued_token_type\"".getBytes(StandardCharsets.US_ASCII);
        return () -> http.send(request).require(200).requireInBody(expected);
    }

    private String signedIn(int number, HttpCaller http) {
        String form = "grant_type=password&client_id=front&client_secret=" + secret + "&username=person-" + number
                + "&password=" + secret;
        try {
            return http.send(RequestBytes.form(TOKENS, form)).require(200).first(TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private static String realm(String secret, int people) {
        String persons = IntStream.range(0, people)
                .mapToObj(number -> """
                        {"username": "person-%1$d", "enabled": true, "email": "person-%1$d@bench.example",
                         "emailVerified": true, "firstName": "Person", "lastName": "Number %1$d",
                         "credentials": [{"type": "password", "value": "%2$s"}]}""".formatted(number, secret))
                .collect(Collectors.joining(","));
        return """
                {"realm": "bench", "enabled": true, "sslRequired": "none", "accessTokenLifespan": 7200,
                 "ssoSessionIdleTimeout": 7200,
                 "clients": [
                  {"clientId": "front", "enabled": true, "secret": "%1$s", "directAccessGrantsEnabled": true,
                   "protocolMappers": [{"name": "exchanger", "protocol": "openid-connect",
                    "protocolMapper": "oidc-audience-mapper",
                    "config": {"included.client.audience": "exchanger", "access.token.claim": "true"}}]},
                  {"clientId": "exchanger", "enabled": true, "secret": "%1$s",
                   "attributes": {"standard.token.exchange.enabled": "true"}}],
                 "users": [%2$s]}
                """.formatted(secret, persons);
    }

    @Override
    public void close() {
        process.destroy();
        var unused = process.onExit()
                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .thenRun(process::destroyForcibly)
                .join();
    }
}
