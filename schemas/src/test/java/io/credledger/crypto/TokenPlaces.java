package io.credledger.crypto;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** A token's place with each part changed in turn. */
final class TokenPlaces {
    private TokenPlaces() {}

    static Stream<Named<TokenContext>> otherThan(TokenContext c) {
        return Stream.of(
                Named.of(
                        "ledger", new TokenContext(Scene.OTHER_LEDGER, c.entity(), c.command(), c.field(), c.origin())),
                Named.of(
                        "connection",
                        new TokenContext(c.ledger(), Scene.OTHER_CONNECTION, c.command(), c.field(), c.origin())),
                Named.of(
                        "client",
                        new TokenContext(
                                c.ledger(),
                                Scene.PSEUDONYMS.providerClient(Scene.GITHUB),
                                c.command(),
                                c.field(),
                                c.origin())),
                Named.of(
                        "command",
                        new TokenContext(c.ledger(), c.entity(), Scene.OTHER_COMMAND, c.field(), c.origin())),
                Named.of(
                        "origin",
                        new TokenContext(c.ledger(), c.entity(), c.command(), c.field(), Scene.OTHER_ORIGIN)));
    }
}
