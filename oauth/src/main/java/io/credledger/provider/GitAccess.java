package io.credledger.provider;

import org.jspecify.annotations.Nullable;

/**
 * What git over HTTP wants to know of a provider.
 *
 * @param username what goes with an access token as password; {@code {login}} stands for the account's
 * @param noReplyEmail an address of the account that reaches nobody, for commits: of {@code {uid}}, {@code {login}} and {@code {host}}; null where
 *     the provider has none
 */
public record GitAccess(Template username, @Nullable Template noReplyEmail) {}
