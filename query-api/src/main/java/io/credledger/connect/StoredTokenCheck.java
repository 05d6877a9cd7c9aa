package io.credledger.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.credledger.operation.AccountCheck;
import io.credledger.protocol.AccountOutcome;
import io.credledger.protocol.AccountReader;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Asks whose a token is that somebody brings. An installation without a network must not wait for it: two seconds in all, and a provider that
 * was just found silent is left alone for a while.
 */
public final class StoredTokenCheck implements AccountCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final int AT_A_TIME = 32;

    /** Base URLs come from users. */
    private static final int MOST_REMEMBERED = 1000;

    private final AccountReader accounts;
    private final Cache<URI, Boolean> silent;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    public StoredTokenCheck(AccountReader accounts, Ticker ticker) {
        this.accounts = accounts;
        this.silent = Caffeine.newBuilder()
                .expireAfterWrite(LEFT_ALONE)
                .maximumSize(MOST_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    @Override
    public Verdict whose(ProviderSite site, SecretToken token) {
        if (silent.getIfPresent(site.baseUrl()) != null || !places.tryAcquire()) {
            return new Unknown();
        }
        try {
            return verdict(site, Deadline.in(PATIENCE).await(accounts.read(site, token, null)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown();
        } finally {
            places.release();
        }
    }

    private Verdict verdict(ProviderSite site, Optional<AccountOutcome> answer) {
        if (answer.isPresent() && answer.get() instanceof AccountOutcome.Read read) {
            return AccountLimits.keep(read.account()) ? new Known(read.account()) : new Unknown();
        }
        if (answer.isPresent() && answer.get() instanceof AccountOutcome.TokenRejected rejected) {
            // One that may not read its account may be good for what it is for.
            return rejected.why() == AccountOutcome.Rejection.INVALID ? new Rejected() : new Unknown();
        }
        if (answer.isEmpty() || isSilent((AccountOutcome.Unavailable) answer.get())) {
            silent.put(site.baseUrl(), true);
        }
        return new Unknown();
    }

    private static boolean isSilent(AccountOutcome.Unavailable unavailable) {
        return switch (unavailable.why()) {
            case UNREACHABLE, TARGET_REFUSED, RATE_LIMITED, PROVIDER_FAILED -> true;
            case NOT_UNDERSTOOD, ANOTHER_SUBJECT -> false;
        };
    }
}
