package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** After a deliberate change: {@code mvn test -pl cli -am -Dtest=AclPageTest -Ddocs.freeze=true}. */
class AclPageTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String BEGIN = "<!-- acls: begin -->\n";
    private static final String END = "<!-- acls: end -->";

    @Test
    void thePageHasTheRightsThatAreGiven() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo("\n" + AclPage.render(BrokerAcls.withFounding()) + "\n");
    }

    @Test
    void aRowNamesThePrincipalTheResourceAndEveryOperation() {
        assertThat(AclPage.render(BrokerAcls.bindings()))
                .contains("| `User:query-api` | topic | `credledger.commands.edge` | Write, DescribeConfigs |")
                .contains("| `User:refresher` | group, prefix | `credledger-refresher` | Read |")
                .contains("| `User:ledger-service` | transactional id, prefix | `credledger-ledger-service` | Write |");
    }

    @Test
    @EnabledIfSystemProperty(named = "docs.freeze", matches = "true")
    void freeze() throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(
                PAGE,
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + "\n"
                        + AclPage.render(BrokerAcls.withFounding())
                        + "\n"
                        + page.substring(page.indexOf(END)));
    }
}
