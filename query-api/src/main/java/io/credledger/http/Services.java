package io.credledger.http;

import io.credledger.audit.Audit;
import io.credledger.connect.Connecting;
import io.credledger.edge.Commits;
import io.credledger.forge.Adapters;
import io.credledger.operation.Desk;
import io.credledger.operation.Introspection;
import io.credledger.operation.Refreshes;
import io.credledger.operation.Webhooks;
import io.credledger.proof.Proving;
import io.credledger.session.Authenticator;
import io.credledger.session.ClientAuthentication;
import io.credledger.streams.Health;
import io.credledger.token.HandOut;
import io.credledger.token.PreviousSecrets;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the routes are made of.
 *
 * @param patience how long a read waits for {@code min_position}
 */
public record Services(
        Desk desk,
        Commits commits,
        Authenticator authenticator,
        ClientAuthentication clients,
        Introspection introspection,
        Refreshes refreshes,
        HandOut handOut,
        PreviousSecrets previousSecrets,
        Site site,
        Entrance entrance,
        Adapters adapters,
        Connecting connecting,
        Audit audit,
        Proving proofs,
        Webhooks webhooks,
        FailedSignIns failedSignIns,
        PrometheusMeterRegistry metrics,
        Supplier<Health> health,
        Duration patience) {}
