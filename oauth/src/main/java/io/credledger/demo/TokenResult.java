package io.credledger.demo;

/** What became of a request for tokens. */
public sealed interface TokenResult {

    record Issued(IssuedTokens tokens) implements TokenResult {}

    record Refused(Refusal refusal) implements TokenResult {}
}
