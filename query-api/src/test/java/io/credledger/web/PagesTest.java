package io.credledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.samskivert.mustache.MustacheException;
import java.nio.charset.StandardCharsets;
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
    void homeNamesWhatNeedsAPerson() {
        Map<String, Object> home = Map.of(
                "title",
                "T",
                "who",
                "alice",
                "roles",
                "user",
                "session",
                false,
                "any",
                true,
                "dead",
                List.of(
                        Map.of("key", "vault:one", "why", "It is gone.", "link", "/connections/con_1/reconnect"),
                        Map.of("key", "vault:two", "why", "It is gone too.", "link", false)));

        String page = new String(Pages.render("home", home), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("These need you")
                .contains("vault:one", "It is gone.", "href=\"/connections/con_1/reconnect\"")
                .contains("vault:two", "It is gone too.")
                .containsOnlyOnce("Connect again");
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
