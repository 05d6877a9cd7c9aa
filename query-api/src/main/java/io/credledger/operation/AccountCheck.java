package io.credledger.operation;

import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;

/** Asks a provider whose a token is. It never takes long: who cannot be asked now is not known. */
@FunctionalInterface
public interface AccountCheck {

    /** Asks nobody. */
    AccountCheck NOBODY = (site, token) -> new Unknown();

    /** What a provider says. */
    sealed interface Verdict {}

    record Known(ExternalAccount account) implements Verdict {}

    /** The token is not good. */
    record Rejected() implements Verdict {}

    /** It said nothing, or nothing that its definition understands. */
    record Unknown() implements Verdict {}

    Verdict whose(ProviderSite site, SecretToken token);
}
