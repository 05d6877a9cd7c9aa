package io.credledger.outbound;

import com.google.errorprone.annotations.RestrictedApi;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretBorrower;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Status, headers and body as they came, a redirect or an error too. Its text says the status only. {@link #close()} wipes the body. */
public final class OutboundAnswer implements AutoCloseable {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * Takes ownership of {@code body}.
     *
     * @param headers by lower-case name
     */
    public OutboundAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Every value of the header, by its lower-case name. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The header's only value. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Bytes of the body. */
    public int length() {
        return body.length;
    }

    /** Lends the body, which may hold tokens, for one call. */
    @RestrictedApi(
            explanation =
                    "An answer may hold tokens. Annotate the method with @RevealsSecret(reason) and keep the bytes there.",
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = ".*/src/test/java/.*")
    public <R, E extends Exception> R revealTo(SecretBorrower<R, E> borrower) throws E {
        byte[] lent = body.clone();
        try {
            return borrower.use(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(body, (byte) 0);
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
