package io.credledger.protocol;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundRequest;
import io.credledger.secret.RevealsSecret;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The key sets of issuers: cached, read again before they go stale and when a token names an unknown key, but not more often than every half
 * minute whoever asks; what was read is good for an hour of the issuer's outage. Reading blocks, so verification has threads of its own.
 */
public final class SigningKeys implements AutoCloseable {

    /** Sets beyond it are forgotten, the least recently used first. */
    private static final int MOST = 200;

    private static final Duration OUTAGE = Duration.ofHours(1);

    private final Outbound outbound;
    private final Duration minInterval;
    private final ExecutorService threads = Executors.newFixedThreadPool(8, SigningKeys::daemon);
    private final ExecutorService readers = Executors.newFixedThreadPool(2, SigningKeys::daemon);
    private final Map<URI, JWKSource<SecurityContext>> sources = new LinkedHashMap<>(16, 0.75f, true);

    public SigningKeys(Outbound outbound) {
        this(outbound, Duration.ofMillis(JWKSourceBuilder.DEFAULT_RATE_LIMIT_MIN_INTERVAL));
    }

    SigningKeys(Outbound outbound, Duration minInterval) {
        this.outbound = outbound;
        this.minInterval = minInterval;
    }

    /** Where a verification may wait for keys. */
    <T> CompletableFuture<T> waiting(Supplier<T> verification) {
        return CompletableFuture.supplyAsync(verification, threads);
    }

    synchronized JWKSource<SecurityContext> of(URI jwks) throws MalformedURLException {
        JWKSource<SecurityContext> known = sources.get(jwks);
        if (known != null) {
            return known;
        }
        JWKSource<SecurityContext> source = source(jwks.toURL());
        sources.put(jwks, source);
        if (sources.size() > MOST) {
            Iterator<JWKSource<SecurityContext>> eldest = sources.values().iterator();
            close(eldest.next());
            eldest.remove();
        }
        return source;
    }

    private JWKSource<SecurityContext> source(URL jwks) {
        return JWKSourceBuilder.<SecurityContext>create(jwks, this::read)
                .rateLimited(minInterval.toMillis())
                .refreshAheadCache(JWKSourceBuilder.DEFAULT_REFRESH_AHEAD_TIME, null, readers, false, null, false)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    @RevealsSecret(reason = "a key set is public")
    private Resource read(URL jwks) throws IOException {
        try (OutboundAnswer answer = outbound.send(
                        OutboundRequest.get(URI.create(jwks.toString())).with("Accept", "application/json"))
                .get()) {
            if (answer.status() != 200) {
                throw new IOException("the issuer has no keys there");
            }
            String text = answer.<String, RuntimeException>revealTo(bytes -> new String(bytes, StandardCharsets.UTF_8));
            return new Resource(text, "application/json");
        } catch (ExecutionException unanswered) {
            throw new IOException("the issuer's keys cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading keys");
        }
    }

    private static void close(Object source) {
        if (source instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                // It holds no thread and no file of its own.
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "protocol-keys");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
        readers.shutdownNow();
        sources.values().forEach(SigningKeys::close);
    }
}
