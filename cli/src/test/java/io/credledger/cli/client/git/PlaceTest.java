package io.credledger.cli.client.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is for one host, and for what lies below its address there. */
class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example.org, https://git.example.org, true",
        "https://git.example.org/, https://GIT.Example.org, true",
        "https://git.example.org, https://git.example.org:443, true",
        "https://git.example.org, http://git.example.org, true",
        "https://git.example.org:8443, https://git.example.org:8443, true",
        "https://git.example.org, https://git.example.org:8443, false",
        "https://git.example.org, https://git.example.org.evil.example, false",
        "https://git.example.org, https://example.org, false",
        "https://git.example.org, https://git.example.org., false",
        "http://127.0.0.1:3000, http://127.0.0.1:3000, true",
        "http://127.0.0.1:3000, http://127.0.0.1:3001, false",
    })
    void aHostIsTheSameWithItsPortOnly(String one, String other, boolean same) {
        assertThat(place(one).hasHostOf(place(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, team/house.git, team/house.git",
        "https://a.example/git/, git/team/house.git, team/house.git",
        "https://a.example/git, gitlab/team/house.git,",
        "https://a.example/git, git,",
        "https://a.example/git, git/../other/house.git,",
        "https://a.example, ../house.git,",
    })
    void aRepositoryLiesBelowTheAddressOrElsewhere(String base, String path, @Nullable String below) {
        assertThat(place(base).below(path).orElse(null)).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, true",
        "http://127.8.9.1:80, true",
        "http://[::1]:3000, true",
        "http://127.0.0.1.evil.example, false",
        "http://localhost.evil.example, false",
        "http://10.0.0.1, false",
    })
    void thisMachineIsKnownByItsAddress(String url, boolean loopback) {
        assertThat(place(url).loopback()).isEqualTo(loopback);
    }

    @Test
    void whatIsNoAddressIsNowhere() {
        assertThat(Place.of((String) null)).isEmpty();
        assertThat(Place.of("not a url")).isEmpty();
        assertThat(Place.of("ssh://git@a.example")).isEmpty();
        assertThat(Place.of("https:///path")).isEmpty();
    }

    private static Place place(String url) {
        return Place.of(url).orElseThrow();
    }
}
