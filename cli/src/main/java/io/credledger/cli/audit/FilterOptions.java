package io.credledger.cli.audit;

import io.credledger.cli.audit.replay.Query;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.InvalidIdException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which events. */
final class FilterOptions {

    @Option(names = "--from", paramLabel = "TIME", description = "Not before; RFC 3339, as 2026-01-31T00:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before.")
    private @Nullable String to;

    @Option(names = "--connection", paramLabel = "ID", description = "Of one connection, as con_….")
    private @Nullable String connection;

    @Mixin
    private IdentityOption identity = new IdentityOption();

    @Option(names = "--type", paramLabel = "TYPE", description = "Of one type, as ConnectionTransferred.")
    private @Nullable String type;

    Query query(SourceOptions source, Surroundings surroundings) {
        return new Query(time(from), time(to), connection(connection), identity.of(source, surroundings), type);
    }

    static @Nullable ConnectionId connection(@Nullable String text) {
        try {
            return text == null ? null : new ConnectionId(text);
        } catch (InvalidIdException e) {
            throw ClientException.usage("a connection is named by its id, con_…");
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            throw ClientException.usage("a time is written as RFC 3339 says, as 2026-01-31T00:00:00Z");
        }
    }
}
