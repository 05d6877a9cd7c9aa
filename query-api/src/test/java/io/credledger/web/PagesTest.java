package io.credledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.samskivert.mustache.MustacheException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Map<String, Object> PROBLEM = Map.of(
            "title", "T",
            "detail", "<script>alert('x')</script> & \"q\"",
            "slug", "s",
            "request", "r",
            "members", List.of(Map.of("name", "field", "value", "<b>")));

    @Test
    void whatStandsInAModelIsText() {
        String page = new String(Pages.render("problem", PROBLEM), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("&lt;script&gt;")
                .contains("&lt;b&gt;")
                .contains("&amp;")
                .contains("&quot;q&quot;")
                .doesNotContain("<script")
                .doesNotContain("{{");
    }

    @Test
    void pagesNeedNothingFromElsewhere() {
        String page = new String(Pages.render("problem", PROBLEM), StandardCharsets.UTF_8);

        assertThat(page).contains("lang=\"en\"").contains("viewport").contains(Asset.STYLESHEET.path());
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("style=")
                .doesNotContain("onclick");
    }

    @Test
    void whatNeedsAPersonIsNamedWithoutAScriptToo() {
        Map<String, Object> home = new HashMap<>(Map.of(
                "title",
                "T",
                "page",
                "accounts",
                "subject",
                "",
                "who",
                "alice",
                "roles",
                "user",
                "theme",
                "/t.js",
                "module",
                "/m.js"));
        home.put("shared", List.of("/one.js", "/two.js"));
        home.put("session", Map.of("ends", "2026-01-01T00:00:00Z", "csrf", "proof"));
        home.put("readsAll", false);
        home.put("onAccounts", true);
        home.put("any", true);
        home.put(
                "dead",
                List.of(
                        Map.of("key", "vault:one", "why", "It is gone.", "link", "/connections/con_1/reconnect"),
                        Map.of("key", "vault:two", "why", "It is gone too.", "link", false)));

        String page = new String(Pages.render("page", home), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("These need you")
                .contains("vault:one", "It is gone.", "href=\"/connections/con_1/reconnect\"")
                .contains("vault:two", "It is gone too.")
                .containsOnlyOnce("Connect again")
                .contains("<link rel=\"modulepreload\" href=\"/one.js\">")
                .doesNotContain("href=\"/audit\"");
    }

    @Test
    void pagesThatScriptsFillHaveNoScriptOfTheirOwn() {
        assertThat(Pages.SCRIPTED_HEADERS.get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .contains("require-trusted-types-for 'script'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(Pages.SCRIPTED_HEADERS.keySet()).isEqualTo(Pages.HEADERS.keySet());
    }

    @Test
    void aModelWithoutWhatATemplateNeedsFails() {
        assertThatExceptionOfType(MustacheException.class).isThrownBy(() -> Pages.render("problem", Map.of()));
    }

    @Test
    void nothingButOurOwnIsLoaded() {
        assertThat(Pages.HEADERS.get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("form-action 'self'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("script-src");
    }
}
