package io.credledger.connect;

import io.credledger.ledger.CredentialKind;
import io.credledger.operation.AccountMetadata;
import io.credledger.operation.NewConnection;
import io.credledger.protocol.Tokens;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.Life;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a completed flow stores.
 *
 * @param life of the provider's tokens, where its answer does not say
 */
record GrantOfFlow(FlowPlan plan, Life life, Instant now) {

    /** A reconnect is what the person just consented to, so it replaces; another account only where the plan says so. */
    NewConnection connection(Tokens tokens, ExternalAccount account, List<String> scopes) {
        return new NewConnection(
                plan.provider(),
                plan.name(),
                plan.namespace(),
                CredentialKind.OAUTH2,
                tokens.access(),
                tokens.refresh(),
                null,
                new NewConnection.Account(
                        account.uid(), account.login(), plan.baseUrl().toString(), true),
                scopes,
                AccountMetadata.of(account),
                after(tokens.expiresIn() != null ? tokens.expiresIn() : life.accessToken()),
                after(tokens.refreshExpiresIn()),
                null,
                new NewConnection.Wishes(true, plan.replaceAccount(), plan.activate()));
    }

    private @Nullable Instant after(@Nullable Duration left) {
        return left == null ? null : now.plus(left).truncatedTo(ChronoUnit.MILLIS);
    }
}
