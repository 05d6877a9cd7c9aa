package io.credledger.cli.demo;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationWish;
import io.credledger.demo.FamilyRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The provider's pages. Whatever stands in them is escaped, and there is no script. */
final class DemoPages {

    /** No {@code form-action}: browsers apply it to the redirect that ends a consent. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store");

    private static final Template CONSENT = template("consent");
    private static final Template GRANTS = template("grants");
    private static final Template REFUSED = template("refused");

    private DemoPages() {}

    /** @param request the parameters as they came, for the form */
    static String consent(AuthorizationWish wish, Account account, Map<String, String> request) {
        return CONSENT.execute(Map.of(
                "title", "Let Credential Ledger in?",
                "account", account,
                "client", wish.clientId(),
                "scopes", wish.scopes(),
                "request", List.copyOf(request.entrySet())));
    }

    static String grants(List<FamilyRecord> families) {
        return GRANTS.execute(Map.of(
                "title", "What this provider has granted",
                "none", families.isEmpty(),
                "grants", families.stream().map(DemoPages::grant).toList()));
    }

    private static Map<String, Object> grant(FamilyRecord family) {
        long refreshes = family.refreshTokens().stream()
                .filter(token -> token.firstUsed() != null)
                .count();
        return Map.of(
                "id", family.id().value(),
                "account", family.account().login(),
                "client", family.clientId(),
                "begun", family.begun().toString(),
                "used", refreshes,
                "reuses", family.reuses(),
                "alive", family.isAlive(),
                "state", state(family));
    }

    private static String state(FamilyRecord family) {
        return family.death() == null
                ? "alive"
                : family.death().cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String refused() {
        return REFUSED.execute(Map.of("title", "This cannot be answered"));
    }

    private static Template template(String name) {
        return Mustache.compiler()
                .withLoader(part -> new StringReader(source(part)))
                .compile(source(name));
    }

    private static String source(String name) {
        try (InputStream in = DemoPages.class.getResourceAsStream("/demo/" + name + ".mustache")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a template must be readable", e);
        }
    }
}
