package io.credledger.demo;

import io.credledger.secret.SecretToken;

/** Who a client says it is. */
public record ClientLogin(String id, SecretToken secret) {}
