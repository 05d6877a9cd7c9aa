package io.credledger.outbound;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question. The body and the credentials are the caller's and can be wiped once the answer is there.
 *
 * @param target without user, password or fragment; a query must not hold a secret, for others log it
 * @param headers what is no secret; {@code Host}, {@code Connection}, {@code User-Agent} and {@code Content-Length} are set here
 * @param authorization the value of the header {@code Authorization}
 */
public record OutboundRequest(
        Method method,
        URI target,
        Map<String, String> headers,
        @Nullable SecretToken authorization,
        @Nullable SecretToken body) {

    /** As in RFC 9110. */
    public enum Method {
        GET,
        POST,
        DELETE
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    public OutboundRequest {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("a header is printable ASCII");
            }
        });
        if (authorization != null && !canCarry(authorization)) {
            throw new IllegalArgumentException("credentials in a header are printable ASCII");
        }
    }

    public static OutboundRequest get(URI target) {
        return new OutboundRequest(Method.GET, target, Map.of(), null, null);
    }

    public static OutboundRequest post(URI target, String contentType, SecretToken body) {
        return new OutboundRequest(Method.POST, target, Map.of("Content-Type", contentType), null, body);
    }

    public OutboundRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, target, more, authorization, body);
    }

    public OutboundRequest authorizedBy(SecretToken authorization) {
        return new OutboundRequest(method, target, headers, authorization, body);
    }

    /** When it is over: body and credentials are gone from here. */
    public void wipe() {
        if (authorization != null) {
            authorization.close();
        }
        if (body != null) {
            body.close();
        }
    }

    /** Whether a header can carry it (RFC 6749 appendix A.12). What people bring may be anything. */
    @RevealsSecret(reason = "a line break in credentials would begin a header of somebody else's")
    public static boolean canCarry(SecretToken text) {
        return text.<Boolean, RuntimeException>revealTo(bytes -> {
            for (byte b : bytes) {
                if (b < 0x20 || b > 0x7e) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public String toString() {
        return method + " [redacted]";
    }
}
