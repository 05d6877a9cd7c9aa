package io.credledger.edge;

import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.RefresherKeyTags;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.Health;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys the ledger names at this moment: the master key to wrap new data keys under, and the refresher's to seal refresh tokens to. A process
 * that was given a new key does not use it before the log says so. Safe for use by several threads.
 */
public final class NamedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(NamedKeys.class);
    private static final String PART = "keys";

    private final KeyEncryptionKeys held;
    private final RefresherKeyTags tags;
    private volatile RecordedKeys known;
    private volatile RecordedKeys untrusted;
    private volatile Supplier<Optional<EntityState.Shard>> shard = Optional::empty;

    /** @param atStart as they were when the process started */
    public NamedKeys(KeyEncryptionKeys held, RefresherKeyTags tags, RecordedKeys atStart) {
        this.held = held;
        this.tags = tags;
        this.known = atStart;
        this.untrusted = atStart;
    }

    /** @param newest what is known of a shard now; empty or failing while nothing is */
    public void follow(Supplier<Optional<EntityState.Shard>> newest) {
        shard = newest;
    }

    /** The commitment of the key-encryption key to wrap under. */
    public Octets kek(KeyPurpose purpose) {
        return now().newest().kek(purpose);
    }

    /** To whom refresh tokens are sealed. */
    public RefresherPublicKey refresher() {
        return now().refresher();
    }

    /** Not ready where this process could not open what others wrap, or may not believe whom it is to seal to. */
    public Health.Part part() {
        RecordedKeys named = now();
        if (!named.areAmong(held)) {
            return new Health.Part(PART, false, "OAUTH_ENCRYPTION_KEY must name the ledger's newest master key too");
        }
        return untrusted.equals(known)
                ? new Health.Part(PART, true, "the ledger's own")
                : new Health.Part(PART, false, "nobody with a master key vouched for the refresher's newest key");
    }

    private RecordedKeys now() {
        RecordedKeys named = shard.get().map(RecordedKeys::of).orElse(known);
        if (!named.equals(known) && !named.equals(untrusted)) {
            take(named);
        }
        return known;
    }

    /** Who can write the log must not get refresh tokens sealed to a key of their own. */
    private synchronized void take(RecordedKeys named) {
        untrusted = named;
        if (tags.verify(named.refresher(), named.refresherTag())) {
            LOG.info("the ledger's keys have changed; new data keys are wrapped under what it names now");
            known = named;
        } else {
            LOG.error("the ledger names a key of the refresher that nobody with a master key vouched for");
            known = new RecordedKeys(named.masters(), known.refresher(), known.refresherTag());
        }
    }
}
