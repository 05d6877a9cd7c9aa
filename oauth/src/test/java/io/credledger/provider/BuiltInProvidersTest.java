package io.credledger.provider;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every built-in definition against a table of what its provider's pages say. */
class BuiltInProvidersTest {

    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.builtIn();

    @ParameterizedTest
    @CsvFileSource(resources = "endpoints.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 8192)
    void itsEndpointsAreWhereItsPagesSay(
            String id,
            @Nullable URI baseUrl,
            URI authorization,
            URI token,
            @Nullable URI revocation,
            URI api,
            URI web,
            URI origin) {
        ProviderSite site = provider(id).at(baseUrl);

        assertThat(site.endpoints()).isInstanceOfSatisfying(SiteEndpoints.Known.class, known -> {
            assertThat(known.authorization()).isEqualTo(authorization);
            assertThat(known.token()).isEqualTo(token);
            assertThat(known.revocation()).isEqualTo(revocation);
        });
        assertThat(site.api()).isEqualTo(api);
        assertThat(site.web()).isEqualTo(web);
        assertThat(site.tokenOrigin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "discovery.csv", delimiter = '|', numLinesToSkip = 1)
    void itsEndpointsAreDiscovered(String id, URI baseUrl, URI issuer, URI document, URI origin) {
        ProviderSite site = provider(id).at(baseUrl);

        assertThat(site.endpoints()).isInstanceOfSatisfying(SiteEndpoints.Discovery.class, discovery -> {
            assertThat(discovery.issuer()).isEqualTo(issuer);
            assertThat(discovery.document()).isEqualTo(document);
        });
        assertThat(site.tokenOrigin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "requests.csv", delimiter = '|', numLinesToSkip = 1)
    void itIsAskedAsItWantsToBe(
            String id,
            @Nullable ForgeApi forge,
            String ways,
            boolean pkce,
            @Nullable String parameters,
            TokenRequests.Encoding encoding,
            TokenRequests.ClientAuthentication authentication,
            boolean redirectUriOnRefresh) {
        Provider provider = provider(id);

        assertThat(provider.forgeApi()).isEqualTo(forge);
        assertThat(provider.forge()).isEqualTo(forge != null);
        assertThat(provider.ways().stream().map(Way::name).collect(joining(" ")))
                .isEqualTo(ways);
        assertThat(provider.authorization().pkce()).isEqualTo(pkce);
        assertThat(words(provider.authorization().parameters())).isEqualTo(text(parameters));
        assertThat(provider.tokenRequests())
                .isEqualTo(new TokenRequests(encoding, authentication, redirectUriOnRefresh));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "scopes.csv", delimiter = '|', numLinesToSkip = 1)
    void itsScopesAreAskedForAndCompared(
            String id,
            boolean sent,
            ScopeSeparator separator,
            ScopeSeparator grantedSeparator,
            @Nullable String wished,
            String asked,
            String answer,
            @Nullable String missing) {
        Scopes scopes = provider(id).scopes();

        assertThat(scopes.sent()).isEqualTo(sent);
        assertThat(scopes.separator()).isEqualTo(separator);
        assertThat(scopes.grantedSeparator()).isEqualTo(grantedSeparator);
        Set<String> wanted = scopes.asked(ScopeSeparator.SPACE.split(text(wished)));
        assertThat(ScopeSeparator.SPACE.join(wanted)).isEqualTo(asked);
        assertThat(scopes.missing(wanted, scopes.granted(answer)))
                .containsExactlyElementsOf(ScopeSeparator.SPACE.split(text(missing)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lives.csv", delimiter = '|', numLinesToSkip = 1)
    void itsTokensLiveAsLongAsItSays(
            String id,
            @Nullable String access,
            @Nullable String refresh,
            Rotation rotation,
            String grace,
            boolean reuseDetected,
            boolean oldAccessTokenDies,
            @Nullable String keepAlive,
            RevocationWay revocation,
            ExchangeWay exchange) {
        Provider provider = provider(id);

        assertThat(provider.life())
                .isEqualTo(new Life(
                        duration(access),
                        duration(refresh),
                        rotation,
                        Duration.parse(grace),
                        reuseDetected,
                        oldAccessTokenDies,
                        duration(keepAlive)));
        assertThat(provider.revocation()).isEqualTo(revocation);
        assertThat(provider.exchange()).isEqualTo(exchange);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "dialects.csv", delimiter = '|', numLinesToSkip = 1)
    void itsErrorsAreUnderstood(String id, String answer, ErrorMeaning meaning) throws IOException {
        Dialect dialect = provider(id).dialect();
        JsonNode error = new ObjectMapper().readTree(answer);

        assertThat(dialect.code(error))
                .hasValueSatisfying(code -> assertThat(
                                dialect.meaning(code, dialect.description(error).orElse(null)))
                        .isEqualTo(meaning));
        assertThat(dialect.errorsInOk()).isEqualTo(id.equals("github"));
        assertThat(dialect.rateLimitInForbidden()).isEqualTo(id.equals("github"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "accounts.csv", delimiter = '|', numLinesToSkip = 1)
    void itsAccountIsReadOfItsOwnAnswer(
            String id,
            String answer,
            @Nullable URI baseUrl,
            String uid,
            String login,
            String displayName,
            @Nullable String avatarUrl,
            @Nullable String commitEmail,
            @Nullable String scopes)
            throws IOException {
        AccountFacts facts = AccountFacts.none();
        for (SiteRead read : provider(id).at(baseUrl).account()) {
            if (!read.optional()) {
                facts = read.read(facts, sample(answer), header -> scopesHeader(header, scopes));
            }
        }

        assertThat(facts.account())
                .contains(new ExternalAccount(
                        uid,
                        login,
                        displayName,
                        avatarUrl,
                        commitEmail,
                        scopes == null ? null : ScopeSeparator.SPACE.split(scopes)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "git.csv", delimiter = '|', numLinesToSkip = 1)
    void gitGetsTheUserNameAndTheAddressThatItTakes(
            String id, @Nullable String username, @Nullable String noReplyEmail) {
        GitAccess expected = username == null
                ? null
                : new GitAccess(new Template(username), noReplyEmail == null ? null : new Template(noReplyEmail));

        assertThat(provider(id).git()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lives.csv", delimiter = '|', numLinesToSkip = 1)
    void itSaysWhereItIsFrom(String id) {
        List<URI> sources = provider(id).sources();

        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.getScheme()).isEqualTo("https"));
    }

    private static Provider provider(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private static @Nullable String scopesHeader(String header, @Nullable String scopes) {
        return scopes != null && header.equals("X-OAuth-Scopes") ? scopes.replace(" ", ", ") : null;
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = BuiltInProvidersTest.class.getResourceAsStream("accounts/" + name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String words(Map<String, String> parameters) {
        Collection<String> words = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return String.join(" ", words);
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }
}
