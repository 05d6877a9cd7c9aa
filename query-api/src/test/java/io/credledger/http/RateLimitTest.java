package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, nanos::get);

    @Test
    void whoeverTriesTooOftenWaits() {
        spend("192.0.2.1", 3);

        assertThat(refused("192.0.2.1").members()).containsEntry("retry_after", 20L + 1);
    }

    @Test
    void afterThatLongItGoesOn() {
        spend("192.0.2.1", 3);

        nanos.addAndGet(Duration.ofSeconds(21).toNanos());

        spend("192.0.2.1", 1);
        refused("192.0.2.1");
    }

    @Test
    void othersAreNotHeldUp() {
        spend("192.0.2.1", 3);

        assertThatCode(() -> spend("192.0.2.2", 3)).doesNotThrowAnyException();
    }

    @Test
    void anIpv6ClientIsItsNetwork() {
        spend("2001:db8:1:2::1", 2);
        spend("2001:db8:1:2:ffff::9", 1);

        refused("2001:db8:1:2:abcd::");
        spend("2001:db8:1:3::1", 3);
    }

    @Test
    void aMappedAddressIsTheIpv4Client() {
        spend("::ffff:192.0.2.1", 3);

        refused("192.0.2.1");
    }

    private void spend(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.check(address(address));
        }
    }

    private ProblemException refused(String address) {
        ProblemException caught = catchThrowableOfType(ProblemException.class, () -> limit.check(address(address)));
        assertThat(caught.type()).isEqualTo(ProblemType.RATE_LIMITED);
        return caught;
    }

    private static InetAddress address(String text) {
        return Network.address(text).orElseThrow();
    }
}
