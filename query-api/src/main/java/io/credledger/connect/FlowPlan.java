package io.credledger.connect;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.web.ReturnTo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to connect, as it was checked when they asked.
 *
 * @param identity who asked, and whose browser has to come back
 * @param epoch the identity's then: what was begun before a deactivation ends with it
 * @param namespace whose connection it becomes: the identity's own handle, or the reserved one
 * @param scopes what is asked for, the required ones first
 * @param required how many of them the grant must have
 * @param baseUrl where the provider is
 * @param returnTo where the browser goes on in the end, or null
 */
record FlowPlan(
        FlowId flow,
        IdentityId identity,
        long epoch,
        Handle namespace,
        ProviderId provider,
        ConnectionName name,
        List<String> scopes,
        int required,
        URI baseUrl,
        boolean activate,
        boolean replaceAccount,
        @Nullable ReturnTo returnTo) {

    FlowPlan {
        scopes = List.copyOf(scopes);
        if (required < 0 || required > scopes.size()) {
            throw new IllegalArgumentException("the required scopes are among those asked for");
        }
    }

    StoreKey.Connection key() {
        return new StoreKey.Connection(Vault.DEFAULT, provider, namespace, name);
    }

    List<String> requiredScopes() {
        return scopes.subList(0, required);
    }

    boolean isServers() {
        return namespace.equals(Handle.SERVER);
    }

    @Override
    public String toString() {
        return "FlowPlan of " + flow;
    }
}
