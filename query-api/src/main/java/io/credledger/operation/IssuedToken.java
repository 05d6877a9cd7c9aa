package io.credledger.operation;

import io.credledger.session.ApiTokenText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that was just issued: the one moment in which it can be shown. */
public record IssuedToken(ApiTokenText token, @Nullable Instant expiresAt) {}
