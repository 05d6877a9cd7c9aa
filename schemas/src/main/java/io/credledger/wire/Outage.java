package io.credledger.wire;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells a registry that is away, or does not let us in, from bytes that never will be readable, in whatever a foreign class throws. */
final class Outage {

    private static final List<Class<? extends Exception>> SIGNS = List.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            HttpTimeoutException.class,
            SSLException.class,
            RetriableException.class,
            AuthenticationException.class,
            AuthorizationException.class,
            // What Confluent's deserializer makes of a plain HTTP 4xx: not the registry's word on an id.
            InvalidConfigurationException.class);

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> SIGNS.stream().anyMatch(sign -> sign.isInstance(cause)) || isRefusal(cause));
    }

    /**
     * Confluent's client reports an answer other than 200 as its {@code RestClientException}. Known by name, because the class is not on our class
     * path; an error code 404xx is the registry's word that it has no such schema, anything else says nothing about the bytes.
     */
    private static boolean isRefusal(Throwable cause) {
        if (!"RestClientException".equals(cause.getClass().getSimpleName())) {
            return false;
        }
        try {
            Object code = cause.getClass().getMethod("getErrorCode").invoke(cause);
            return !(code instanceof Integer number) || number / 100 != 404;
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
