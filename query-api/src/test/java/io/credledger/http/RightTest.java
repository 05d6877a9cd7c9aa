package io.credledger.http;

import static io.credledger.http.Right.Verdict.ALLOWED;
import static io.credledger.http.Right.Verdict.FORBIDDEN;
import static io.credledger.http.Right.Verdict.HIDDEN;
import static io.credledger.ledger.Role.ADMIN;
import static io.credledger.ledger.Role.AUDITOR;
import static io.credledger.ledger.Role.SERVICE;
import static io.credledger.ledger.Role.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.http.Right.Verdict;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.session.Caller;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RightTest {

    private static final IdentityId SOMEBODY = IdentityId.of(new Routing(1), 2);

    private static Stream<Arguments> table() {
        return Stream.of(
                row(Right.AUTHENTICATED, ALLOWED, ALLOWED, ALLOWED, ALLOWED),
                row(Right.OWN_THINGS, ALLOWED, FORBIDDEN, ALLOWED, ALLOWED),
                row(Right.READ_ALL, FORBIDDEN, ALLOWED, FORBIDDEN, ALLOWED),
                row(Right.ADMIN, FORBIDDEN, FORBIDDEN, FORBIDDEN, ALLOWED),
                row(Right.SELF_OR_READ_ALL, HIDDEN, ALLOWED, HIDDEN, ALLOWED),
                row(Right.SELF_OR_ADMIN, HIDDEN, FORBIDDEN, HIDDEN, ALLOWED));
    }

    private static Arguments row(Right right, Verdict user, Verdict auditor, Verdict service, Verdict admin) {
        return Arguments.of(right, user, auditor, service, admin);
    }

    @ParameterizedTest
    @MethodSource("table")
    void rolesDecideAboutTheThingsOfOthers(Right right, Verdict user, Verdict auditor, Verdict service, Verdict admin) {
        assertThat(right.of(with(USER), false)).isEqualTo(user);
        assertThat(right.of(with(AUDITOR), false)).isEqualTo(auditor);
        assertThat(right.of(with(SERVICE), false)).isEqualTo(service);
        assertThat(right.of(with(ADMIN), false)).isEqualTo(admin);
    }

    @ParameterizedTest
    @MethodSource("table")
    void nobodyWithoutARoleGetsMoreThanAUser(Right right, Verdict user) {
        Caller nobody = new Caller(SOMEBODY, Set.of(), "api_token");

        assertThat(right.of(nobody, false)).isNotEqualTo(right == Right.AUTHENTICATED ? FORBIDDEN : ALLOWED);
        assertThat(user).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("table")
    void everybodyMaySeeThemselves(Right right) {
        boolean aboutIdentities = right == Right.SELF_OR_ADMIN || right == Right.SELF_OR_READ_ALL;
        for (Role role : Role.values()) {
            if (aboutIdentities) {
                assertThat(right.of(with(role), true)).isEqualTo(ALLOWED);
            }
        }
    }

    private static Caller with(Role role) {
        return new Caller(SOMEBODY, Set.of(role), "api_token");
    }
}
