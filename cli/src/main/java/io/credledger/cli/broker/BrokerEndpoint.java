package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import io.credledger.cli.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where clients reach the broker. It is kept in a file of the broker's directory, so that a restart listens there again and other
 * processes find it.
 */
public record BrokerEndpoint(String host, int port) {
    private static final String FILE = "endpoint";
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):(\\d{1,5})");

    public BrokerEndpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an endpoint is a host and a port between 1 and 65535");
        }
    }

    /** The endpoint of the last start of a broker on this directory, if there was one. */
    public static Optional<BrokerEndpoint> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Matcher matcher = HOST_AND_PORT.matcher(Files.readString(file).strip());
            if (!matcher.matches()) {
                throw new BrokerException(Fault.ENDPOINT_UNREADABLE, file);
            }
            return Optional.of(new BrokerEndpoint(matcher.group(1), Integer.parseInt(matcher.group(2))));
        } catch (IllegalArgumentException e) {
            throw new BrokerException(Fault.ENDPOINT_UNREADABLE, file, e);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, file, e);
        }
    }

    static BrokerEndpoint choose(BrokerSettings settings) {
        int port = settings.port() != 0
                ? settings.port()
                : read(settings.directory()).map(BrokerEndpoint::port).orElseGet(() -> Ports.free(settings.host()));
        if (!Ports.isFree(settings.host(), port)) {
            throw new BrokerException(Fault.PORT_IN_USE, settings.host() + ":" + port);
        }
        return new BrokerEndpoint(settings.host(), port);
    }

    void record(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            DurableFile.write(file, bootstrapServers() + "\n");
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, file, e);
        }
    }

    /** As a Kafka client wants it. */
    public String bootstrapServers() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
