package io.credledger.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint to connect to.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    static final String RULE = "HOST:PORT, with an IPv6 address in brackets";

    private static final Pattern PATTERN = Pattern.compile(
            "(?<name>[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[(?<six>[0-9A-Fa-f:.]{2,45})]):(?<port>\\d{1,5})");

    public HostAndPort {
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("not an endpoint");
        }
    }

    static Optional<HostAndPort> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group("port"));
        if (port < 1 || port > 65535) {
            return Optional.empty();
        }
        String six = matcher.group("six");
        return Optional.of(new HostAndPort(six == null ? matcher.group("name") : six, port));
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
