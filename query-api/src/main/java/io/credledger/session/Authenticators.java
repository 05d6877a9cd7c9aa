package io.credledger.session;

import java.util.List;
import java.util.Optional;

/**
 * Every way to say who is calling. A header decides alone, good or bad: a program that sends one means it, and must not act as whoever the
 * browser is signed in as.
 */
public final class Authenticators implements Authenticator {

    private final List<Authenticator> bearers;
    private final Authenticator cookie;

    /** @param bearers in the order in which they are asked */
    public Authenticators(List<Authenticator> bearers, Authenticator cookie) {
        this.bearers = List.copyOf(bearers);
        this.cookie = cookie;
    }

    @Override
    public Optional<Caller> authenticate(Presented presented) {
        if (presented.authorization() == null) {
            return cookie.authenticate(presented);
        }
        return bearers.stream()
                .flatMap(bearer -> bearer.authenticate(presented).stream())
                .findFirst();
    }
}
