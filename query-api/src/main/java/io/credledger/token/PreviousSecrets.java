package io.credledger.token;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Desk;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.RegisteredClient;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/** Client secrets that are being replaced, opened to be sealed again beside the new one while both are good. Nobody is shown one. */
public final class PreviousSecrets {

    private final ProviderClients clients;
    private final TokenOpener opener;

    public PreviousSecrets(LedgerId ledger, Desk desk, SealAlarm alarm) {
        this.clients = new ProviderClients(desk);
        this.opener = new TokenOpener(ledger, desk.keyring(), alarm);
    }

    /**
     * The stored secret, which the caller closes.
     *
     * @throws io.credledger.edge.RefusedException when there is none, or it is another application's or another place's
     */
    public SecretToken of(ProviderId provider, String clientId, @Nullable String baseUrl) {
        RegisteredClient client = clients.replaced(provider, clientId, baseUrl);
        return client.secret().flatMap(opener::open).orElseThrow(EdgeReason.ERASED::refusal);
    }
}
