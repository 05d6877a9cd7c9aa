package io.credledger.secret;

/**
 * Uses a secret's bytes for the length of one call. The array is wiped when the call returns, so it must not be kept.
 *
 * @param <R> what the call yields
 * @param <E> what the call may throw
 */
@FunctionalInterface
public interface SecretBorrower<R, E extends Exception> {

    R use(byte[] bytes) throws E;
}
