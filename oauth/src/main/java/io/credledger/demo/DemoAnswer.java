package io.credledger.demo;

import io.credledger.secret.SecretToken;

/**
 * An answer for whoever speaks HTTP.
 *
 * @param body JSON, or nothing; there may be tokens in it
 */
public record DemoAnswer(int status, SecretToken body) {}
