package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.outbound.AllowedHosts;
import io.credledger.provider.CatalogueException;
import io.credledger.provider.ProviderCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How other servers are met.
 *
 * @param providersFile definitions beside the built-in ones; null for none
 * @param sharedAccounts whether one external account may be connected by several identities
 * @param verifyStored whether a provider is asked whose a token is that somebody brings
 */
public record OutwardSettings(
        AllowedHosts allowedHosts, @Nullable Path providersFile, boolean sharedAccounts, boolean verifyStored) {

    private static final Setting<Boolean> SHARED_ACCOUNTS = Setting.named(
                    SettingName.of("credledger.accounts.shared"),
                    SettingTypes.trueOrFalse(),
                    "Whether several identities may connect one external account.")
            .orElse("false");

    private static final Setting<Boolean> VERIFY_STORED = Setting.named(
                    SettingName.of("credledger.verify.stored"),
                    SettingTypes.trueOrFalse(),
                    "Whether POST /v1/connections asks the provider whose the token is. It waits two seconds at most, and stores it unverified"
                            + " where the provider cannot be asked.")
            .orElse("true");

    /** The built-in providers and those of the operator's file. */
    ProviderCatalogue catalogue() {
        ProviderCatalogue builtIn = ProviderCatalogue.builtIn();
        if (providersFile == null) {
            return builtIn;
        }
        try {
            return builtIn.with(providersFile);
        } catch (CatalogueException e) {
            throw new ConfigurationException(e.problems().stream()
                    .map(problem -> new ConfigurationProblem(
                            SharedSettings.PROVIDERS_FILE.name().toString(), problem.toString()))
                    .toList());
        }
    }

    static List<Setting<?>> settings() {
        return List.of(SharedSettings.ALLOWED_HOSTS, SharedSettings.PROVIDERS_FILE, SHARED_ACCOUNTS, VERIFY_STORED);
    }

    static OutwardSettings from(Configuration configuration) {
        return new OutwardSettings(
                AllowedHosts.of(configuration.get(SharedSettings.ALLOWED_HOSTS).orElse(List.of())),
                configuration.get(SharedSettings.PROVIDERS_FILE).orElse(null),
                configuration.get(SHARED_ACCOUNTS),
                configuration.get(VERIFY_STORED));
    }
}
