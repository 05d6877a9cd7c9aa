package io.credledger.edge;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Turns what is asked for into commands in which everything secret or personal is sealed. Safe for use by several threads. */
public final class SealedCommands {

    private final EdgeKeys keys;
    private final Clock clock;

    public SealedCommands(EdgeKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The id that the command has, every time it is asked for. */
    public CommandId id(Ask ask, EntityId target) {
        return keys.pseudonyms().command(target.routing(), ask.actor(), ask.key());
    }

    /** The token that the ask issues: its own bits are the command's, so that a repeat finds it. */
    public ApiTokenId tokenId(Ask ask, IdentityId identity) {
        CommandId id = id(ask, identity);
        return new ApiTokenId(ApiTokenId.PREFIX + id.value().substring(CommandId.PREFIX.length()));
    }

    /** Begins a command; the caller closes the draft, which wipes the keys it made. */
    public CommandDraft begin(Ask ask, EntityId target) {
        CommandId id = id(ask, target);
        CommandHeader header = new CommandHeader(
                keys.ledger(),
                id,
                ask.actor(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                ask.expectedVersion(),
                RequestDigest.of(keys.pseudonyms(), id, ask));
        return new CommandDraft(keys, header, target);
    }
}
