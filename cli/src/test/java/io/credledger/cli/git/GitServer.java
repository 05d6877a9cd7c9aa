package io.credledger.cli.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves repositories over HTTP as a forge does: a token is the password, and says whose push it is. Git's own {@code http-backend} does the rest. */
final class GitServer implements AutoCloseable {

    private static final String USERNAME = "oauth2";

    private final Map<String, String> people = new ConcurrentHashMap<>();
    private final List<String> pushes = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path repositories;
    private final HttpServer http;

    GitServer(Path repositories) throws IOException {
        this.repositories = repositories;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer).setAuthenticator(new BasicAuthenticator("git") {
            @Override
            public boolean checkCredentials(String username, String password) {
                return username.equals(USERNAME) && people.containsKey(password);
            }
        });
        http.start();
    }

    /** Takes that token for that person's. */
    void knows(String person, String token) {
        people.put(token, person);
    }

    /** Who has pushed, in order. */
    List<String> pushes() {
        return List.copyOf(pushes);
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String person = person(exchange);
            Process backend = backend(exchange, person);
            try (OutputStream in = backend.getOutputStream()) {
                exchange.getRequestBody().transferTo(in);
            }
            CgiAnswer answer = CgiAnswer.read(backend.getInputStream());
            if (exchange.getRequestURI().getPath().endsWith("/git-receive-pack") && answer.status() == 200) {
                pushes.add(person);
            }
            answer.sendTo(exchange);
        }
    }

    /** The authenticator has let it through, so its password is somebody's token. */
    private String person(HttpExchange exchange) {
        return BasicCredentials.of(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(BasicCredentials::password)
                .map(people::get)
                .orElseThrow();
    }

    private Process backend(HttpExchange exchange, String person) throws IOException {
        ProcessBuilder git = new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = git.environment();
        environment.put("GIT_PROJECT_ROOT", repositories.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("HOME", repositories.toString());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getRawQuery()));
        environment.put("CONTENT_TYPE", orEmpty(exchange.getRequestHeaders().getFirst("Content-Type")));
        environment.put(
                "HTTP_CONTENT_ENCODING", orEmpty(exchange.getRequestHeaders().getFirst("Content-Encoding")));
        environment.put("GIT_PROTOCOL", orEmpty(exchange.getRequestHeaders().getFirst("Git-Protocol")));
        environment.put("REMOTE_USER", person);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        return git.start();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
