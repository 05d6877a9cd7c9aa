package io.credledger.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.web.Pages;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiPageTest {

    private static final OpenApi API = OpenApi.read();
    private static final String PAGE =
            new String(Pages.render("docs", new ApiPage(API).model()), StandardCharsets.UTF_8);

    @Test
    void everyOperationIsOnThePageOnce() {
        for (Operation operation : API.operations()) {
            assertThat(PAGE).containsOnlyOnce("<article class=\"card\" id=\"" + operation.id() + '"');
            assertThat(PAGE).contains("<code>" + operation.method() + ' ' + operation.path() + "</code>");
        }
    }

    @Test
    void everyLinkOnThePageLeadsSomewhere() {
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(PAGE);

        assertThat(links.results().map(link -> link.group(1)).distinct())
                .hasSizeGreaterThan(80)
                .allSatisfy(target -> assertThat(PAGE).containsOnlyOnce("id=\"" + target + '"'));
    }

    @Test
    void thePageHasFieldsExamplesAndProblems() {
        assertThat(PAGE)
                .contains("<code>display_name</code>")
                .contains("<code>status_reason.reconnect</code>")
                .contains("&quot;handle&quot; : &quot;alice&quot;")
                .contains("<strong>4xx, 5xx</strong>")
                .contains("href=\"#schema-Problem\"");
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndNoScript() {
        assertThat(PAGE)
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("{{")
                .doesNotContainPattern("(src|href)=\"[a-z]+:");
    }
}
