package io.credledger.session;

import java.util.Optional;

/** One way to tell who is calling. */
@FunctionalInterface
public interface Authenticator {

    /** The caller; empty where what is presented proves nobody. */
    Optional<Caller> authenticate(Presented presented);
}
