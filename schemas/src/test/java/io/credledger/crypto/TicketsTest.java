package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class TicketsTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final Tickets tickets = Scene.master().tickets(Scene.LEDGER);
    private final String sealed = tickets.seal("flow", CONTENT);

    @Test
    void anyProcessWithTheMasterKeyOpensIt() {
        assertThat(Scene.master().tickets(Scene.LEDGER).open("flow", sealed)).hasValue(CONTENT);
    }

    @Test
    void itOpensForNothingElse() {
        assertThat(tickets.open("session", sealed)).isEmpty();
        assertThat(Scene.master().tickets(Scene.OTHER_LEDGER).open("flow", sealed))
                .isEmpty();
        assertThat(MasterKeys.parse(MasterKeys.generate()).tickets(Scene.LEDGER).open("flow", sealed))
                .isEmpty();
    }

    @Test
    void anOldKeyOpensWhatItSealedAfterANewOneCame() {
        String both = Scene.hex(Scene.key(0x30)) + "," + Scene.hex(Scene.key(0));
        Tickets rotated = MasterKeys.parse(Scene.text(both)).tickets(Scene.LEDGER);
        assertThat(rotated.open("flow", sealed)).hasValue(CONTENT);
        assertThat(tickets.open("flow", rotated.seal("flow", CONTENT))).isEmpty();
    }

    @Test
    void whateverIsChangedItDoesNotOpen() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertThat(tickets.open("flow", Base64.getUrlEncoder().encodeToString(changed)))
                    .as("byte %d", at)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoTicketIsNone() {
        for (String text : new String[] {"", "x", "%", "AAAA", sealed.substring(8), sealed + "AAAA", "\u00e4"}) {
            assertThat(tickets.open("flow", text)).as(text).isEmpty();
        }
    }
}
