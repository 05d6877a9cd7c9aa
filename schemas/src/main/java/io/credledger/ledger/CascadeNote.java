package io.credledger.ledger;

/**
 * What the cascade of one shard tells those of others, because what ends with a person lies in all of them. Each may be told twice, and means the
 * same then.
 */
public sealed interface CascadeNote {

    /** The type as the schema catalogue names it. */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * To all shards: what the identity owned at that epoch or before is over.
     *
     * @param erased whether the keys go, too
     * @param cause the deactivation or erasure
     */
    record OwnerEnded(IdentityId identity, long epoch, boolean erased, Cause cause) implements CascadeNote {}

    /** To the identity's shard: in that one nothing of it is left. */
    record ShardSwept(IdentityId identity, Cause cause, int shard) implements CascadeNote {}

    /**
     * To the account's shard: whose connection to it there is.
     *
     * @param held whether there is one: connected, and confirmed by the provider
     */
    record AccountHeld(AccountId account, ConnectionId connection, IdentityId owner, boolean held, Cause cause)
            implements CascadeNote {}

    /** To the connection's shard: another identity has one to the same account. */
    record AccountShared(ConnectionId connection, AccountId account, ConnectionId other, Cause cause)
            implements CascadeNote {}
}
