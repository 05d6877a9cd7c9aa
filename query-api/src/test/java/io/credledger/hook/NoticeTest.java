package io.credledger.hook;

import static io.credledger.hook.Happened.ALICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void itIsACloudEventThatNamesNobody() {
        Notice notice = new Notice(Happened.at(17, ALICES));

        assertThat(new String(notice.body("https://ledger.example"), StandardCharsets.UTF_8))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"evt_2_17\",\"source\":\"https://ledger.example\","
                        + "\"type\":\"io.credledger.connection.needs_reauth\",\"subject\":\"" + ALICES.value()
                        + "\",\"time\":\"2026-11-21T12:00:00Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"connection\":\"" + ALICES.value() + "\",\"position\":\"2:17\"}}");
    }
}
