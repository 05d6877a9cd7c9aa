package io.credledger.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One external service. Made by {@link ProviderCatalogue}, which checks it.
 *
 * @param id as in store keys: {@code [a-z0-9][a-z0-9-]{0,49}}
 * @param name for people
 * @param forgeApi what it speaks as a forge, or null where it is none
 * @param baseUrl where it is, or null for a self-hosted one: then each connection and client says so
 * @param ways how a token of it is had
 * @param account where the account is read, in order
 * @param git what git over HTTP wants, or null where it serves no repositories
 * @param exchangeAudience what the provider calls the service that an exchanged token is for; null: as it chooses
 * @param sources the pages of the provider that the definition was made of
 */
public record Provider(
        String id,
        String name,
        @Nullable ForgeApi forgeApi,
        @Nullable URI baseUrl,
        List<Way> ways,
        EndpointTemplates endpoints,
        Authorization authorization,
        TokenRequests tokenRequests,
        Scopes scopes,
        List<AccountRead> account,
        @Nullable GitAccess git,
        Life life,
        Dialect dialect,
        RevocationWay revocation,
        ExchangeWay exchange,
        @Nullable String exchangeAudience,
        List<URI> sources) {

    public Provider {
        ways = List.copyOf(ways);
        account = List.copyOf(account);
        sources = List.copyOf(sources);
    }

    /** Whether it can be somebody's active forge. */
    public boolean forge() {
        return forgeApi != null;
    }

    /** Whether it has an endpoint for RFC 8693. */
    public boolean exchanges() {
        return exchange != ExchangeWay.NONE;
    }

    public Optional<URI> home() {
        return Optional.ofNullable(baseUrl);
    }

    /**
     * The provider at one place.
     *
     * @param elsewhere the installation's URL; null: the provider's own. A provider whose endpoints are at one place only stays there.
     * @throws BaseUrlException where it is self-hosted and none is given, or the URL can be nobody's
     */
    public ProviderSite at(@Nullable URI elsewhere) {
        URI place = elsewhere != null ? elsewhere : baseUrl;
        if (place == null) {
            throw new BaseUrlException("is required where the provider is self-hosted");
        }
        return new SitePlan(this, place).site();
    }
}
