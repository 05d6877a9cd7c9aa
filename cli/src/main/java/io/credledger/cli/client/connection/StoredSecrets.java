package io.credledger.cli.client.connection;

import io.credledger.cli.client.SecretSource;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The secrets of a credential that exists: a token, an OAuth pair, or a password. */
final class StoredSecrets {

    @Option(names = "--access-token-stdin", description = "Read the access token from standard input.")
    private boolean accessFromStdin;

    @Option(names = "--access-token-file", paramLabel = "FILE", description = "Read it from a file.")
    private @Nullable Path accessFile;

    @Option(names = "--refresh-token-stdin", description = "Read the refresh token from standard input (oauth2).")
    private boolean refreshFromStdin;

    @Option(names = "--refresh-token-file", paramLabel = "FILE", description = "Read it from a file (oauth2).")
    private @Nullable Path refreshFile;

    @Option(names = "--password-stdin", description = "Read the password from standard input (basic).")
    private boolean passwordFromStdin;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Read it from a file (basic).")
    private @Nullable Path passwordFile;

    /** Reads what {@code kind} needs into {@code fields}; a refresh token only when an option names it. */
    void into(Fields fields, CredentialKind kind, Terminal terminal) {
        SecretSource access = new SecretSource("the access token", "--access-token", accessFromStdin, accessFile);
        SecretSource refresh = new SecretSource("the refresh token", "--refresh-token", refreshFromStdin, refreshFile);
        SecretSource password = new SecretSource("the password", "--password", passwordFromStdin, passwordFile);
        check(kind, List.of(access, refresh, password));
        if (kind == CredentialKind.BASIC) {
            fields.with("password", password.read(terminal));
            return;
        }
        fields.with("access_token", access.read(terminal));
        if (refresh.named()) {
            fields.with("refresh_token", refresh.read(terminal));
        }
    }

    private static void check(CredentialKind kind, List<SecretSource> sources) {
        if (sources.stream().filter(SecretSource::fromStdin).count() > 1) {
            throw ClientException.usage("only one secret can come from standard input");
        }
        Stream<SecretSource> given = sources.stream().filter(SecretSource::named);
        given.filter(source -> !kind.takes(source.option())).findFirst().ifPresent(source -> {
            throw ClientException.usage("a credential of kind " + kind + " takes no " + source.option());
        });
    }
}
