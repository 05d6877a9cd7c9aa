package io.credledger.cli.client.git;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.connection.ConnectionReference;
import io.credledger.cli.client.connection.GitFacts;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Pager;
import io.credledger.cli.client.token.HandOutOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the server knows of hosts and accounts, and the tokens that it hands out. */
final class Ledger {

    private final Session session;
    private final HandOutOptions wish;

    Ledger(Session session, HandOutOptions wish) {
        this.session = session;
        this.wish = wish;
    }

    /** Every live connection whose owner it is, or on whose behalf a token is wished. */
    List<Account> accounts() {
        List<JsonNode> providers = providers();
        List<Account> accounts = new ArrayList<>();
        for (JsonNode connection : all(ApiRequest.get("v1", "connections").query("owner", owner()))) {
            providers.stream()
                    .filter(provider -> provider.path("id").equals(connection.path("provider")))
                    .findFirst()
                    .flatMap(provider -> Account.of(connection, provider))
                    .filter(account -> account.isLive() && account.servesGit())
                    .ifPresent(accounts::add);
        }
        return accounts;
    }

    /** The connection that the command line names. */
    List<Account> account(String reference) {
        String id = new ConnectionReference(reference).resolve(session, wish.onBehalfOf());
        JsonNode connection = session.read(ApiRequest.get("v1", "connections", id));
        JsonNode provider = session.read(
                ApiRequest.get("v1", "providers", connection.path("provider").asText()));
        return Account.of(connection, provider).stream().toList();
    }

    /** The git server that the catalogue has at that host. */
    Optional<JsonNode> providerAt(Place asked) {
        return providers().stream()
                .filter(provider -> GitFacts.of(provider).isPresent())
                .filter(provider -> Place.of(provider.path("base_url").textValue())
                        .filter(asked::hasHostOf)
                        .isPresent())
                .findFirst();
    }

    /** A token that works. What the caller's own token is good for is not had by a grant that is kept for the background. */
    Answer answer(Account account) {
        String login = account.login();
        Optional<String> username = account.facts().flatMap(facts -> facts.username(login));
        return answer(
                isOfCaller(account.provider())
                        ? wish.atProvider(session, id(account.provider()))
                        : wish.ofConnection(session, account.id()),
                username);
    }

    /** Without a connection: the caller's own token, or what is there for those who have none. */
    Answer answer(JsonNode provider) {
        return answer(
                wish.atProvider(session, id(provider)), GitFacts.of(provider).flatMap(facts -> facts.username("")));
    }

    /** Whether a token can be had there without a connection of one's own. */
    boolean needsNoConnection(JsonNode provider) {
        return wish.allowsFallback() || isOfCaller(provider);
    }

    private Answer answer(ApiRequest request, Optional<String> username) {
        JsonNode handedOut = session.read(request);
        return Answer.of(handedOut, username, session.surroundings().clock().instant());
    }

    private boolean isOfCaller(JsonNode provider) {
        return !wish.background()
                && StreamSupport.stream(provider.path("ways").spliterator(), false)
                        .map(JsonNode::asText)
                        .anyMatch(way -> way.equals("pass_through") || way.equals("exchange"));
    }

    private String owner() {
        String other = wish.onBehalfOf();
        return other != null
                ? other
                : session.read(ApiRequest.get("v1", "whoami")).path("identity").asText();
    }

    private List<JsonNode> providers() {
        return all(ApiRequest.get("v1", "providers"));
    }

    private List<JsonNode> all(ApiRequest list) {
        List<JsonNode> all = new ArrayList<>();
        Pager pages = session.pages(list, Long.MAX_VALUE);
        while (pages.hasMore()) {
            all.addAll(pages.next());
        }
        return all;
    }

    private static String id(JsonNode provider) {
        return provider.path("id").asText();
    }
}
