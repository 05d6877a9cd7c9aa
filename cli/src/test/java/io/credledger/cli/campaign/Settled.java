package io.credledger.cli.campaign;

import io.credledger.ledger.Position;

/** What a client was told in the end, however often it had to ask. */
sealed interface Settled {

    /** It is true, and must stay so. */
    record Acknowledged(Position position) implements Settled {}

    /** Nothing became of it, and nothing may. */
    record Refused(int status, String slug) implements Settled {}
}
