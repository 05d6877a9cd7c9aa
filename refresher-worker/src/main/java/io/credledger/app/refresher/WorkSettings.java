package io.credledger.app.refresher;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.config.Sources;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.OutboundSettings;
import io.credledger.provider.CatalogueException;
import io.credledger.provider.ProviderCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom the refresher asks, and how.
 *
 * @param publicUrl where browsers reach the API: of it redirect URIs were made; null where nobody said
 * @param providersFile definitions beside the built-in ones; null for none
 */
public record WorkSettings(
        @Nullable URI publicUrl,
        AllowedHosts allowedHosts,
        @Nullable Path providersFile,
        PaceSettings pace) {

    /** Where providers send browsers back to. */
    private static final String CALLBACK = "/v1/connect/callback";

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    /** The same for an API that is reached at the address that it serves. */
    public WorkSettings reachedAt(URI served) {
        return publicUrl != null ? this : new WorkSettings(served, allowedHosts, providersFile, pace);
    }

    /** As the API says it in authorization requests; null where it is not known. */
    @Nullable
    URI redirectUri() {
        return publicUrl == null ? null : publicUrl.resolve(CALLBACK);
    }

    OutboundSettings outbound() {
        Duration deadline = pace.answerWithin();
        Duration connect = CONNECT_WITHIN.compareTo(deadline) < 0 ? CONNECT_WITHIN : deadline;
        return new OutboundSettings(deadline, connect, MAX_ANSWER_BYTES, allowedHosts);
    }

    /** The built-in providers and those of the operator's file. */
    ProviderCatalogue catalogue() {
        ProviderCatalogue builtIn = ProviderCatalogue.builtIn();
        try {
            return providersFile == null ? builtIn : builtIn.with(providersFile);
        } catch (CatalogueException e) {
            String setting = SharedSettings.PROVIDERS_FILE.name().toString();
            throw new ConfigurationException(e.problems().stream()
                    .map(problem -> new ConfigurationProblem(setting, problem.toString()))
                    .toList());
        }
    }

    static List<Setting<?>> settings() {
        return Stream.of(SharedSettings.outward(), PaceSettings.settings())
                .flatMap(List::stream)
                .toList();
    }

    static List<Constraint> constraints() {
        return Stream.of(SharedSettings.outwardConstraints(), PaceSettings.constraints())
                .flatMap(List::stream)
                .toList();
    }

    /** @param others settings of other roles that may stand in the same environment */
    public static ConfigurationReader<WorkSettings> reader(List<Setting<?>> others) {
        return new ConfigurationReader<>(settings(), constraints(), others, WorkSettings::from);
    }

    /** As where nothing is set. */
    public static WorkSettings defaults() {
        return reader(List.of()).read(Sources.of(Map.of()));
    }

    static WorkSettings from(Configuration configuration) {
        return new WorkSettings(
                configuration.get(SharedSettings.PUBLIC_URL).orElse(null),
                AllowedHosts.of(configuration.get(SharedSettings.ALLOWED_HOSTS).orElse(List.of())),
                configuration.get(SharedSettings.PROVIDERS_FILE).orElse(null),
                PaceSettings.from(configuration));
    }
}
