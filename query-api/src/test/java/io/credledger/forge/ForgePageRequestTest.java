package io.credledger.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.view.InvalidCursorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgePageRequestTest {

    @Test
    void aListBeginsAtItsFirstPage() {
        assertThat(ForgePageRequest.of(null, 30)).isEqualTo(new ForgePageRequest(1, 30));
    }

    @Test
    void aCursorGoesOn() {
        assertThat(ForgePageRequest.of(new ForgePageRequest(1, 30).next(), 30)).isEqualTo(new ForgePageRequest(2, 30));
    }

    @Test
    void moreThanAForgeGivesIsAsManyAsItGives() {
        assertThat(ForgePageRequest.of(null, 500).size()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "30x0", "30x-1", "31x2", "30x2&page=9", "30x9999999", "0x2"})
    void whatIsNoCursorOfTheListIsRefused(String cursor) {
        assertThatThrownBy(() -> ForgePageRequest.of(cursor, 30)).isInstanceOf(InvalidCursorException.class);
    }
}
