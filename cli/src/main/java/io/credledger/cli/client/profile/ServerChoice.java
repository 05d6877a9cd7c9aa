package io.credledger.cli.client.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line says of the server. */
public record ServerChoice(@Nullable String url, @Nullable Path tokenFile) {}
