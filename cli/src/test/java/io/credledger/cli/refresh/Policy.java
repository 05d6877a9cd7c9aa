package io.credledger.cli.refresh;

import io.credledger.demo.GrantPolicy;
import io.credledger.demo.GrantPolicy.Rotation;
import java.time.Duration;
import java.util.Locale;

/** What providers do to a refresh token that was used; a column of the matrix. */
@SuppressWarnings("ImmutableEnumChecker") // Of records, which are not annotated.
enum Policy {
    NO_ROTATION("no rotation", lasting(GrantPolicy.withoutRotation())),
    SINGLE_USE("single use", lasting(GrantPolicy.strict().withoutReuseDetection())),
    REUSE_DETECTED("single use, reuse kills the grant", lasting(GrantPolicy.strict())),
    GRACE("the same, with grace", lasting(GrantPolicy.strict().withGrace(Duration.ofMinutes(2))));

    private final String title;
    private final GrantPolicy grants;

    Policy(String title, GrantPolicy grants) {
        this.title = title;
        this.grants = grants;
    }

    /** Once refreshed, a connection is not due again while a test runs. */
    private static GrantPolicy lasting(GrantPolicy policy) {
        return policy.withAccessLife(Duration.ofHours(1));
    }

    String title() {
        return title;
    }

    /** The same with tokens that are refreshed again and again while a test runs. */
    GrantPolicy grants(Duration accessLife) {
        return grants.withAccessLife(accessLife);
    }

    GrantPolicy grants() {
        return grants;
    }

    /** Whether a successor that nobody has heard is the end of the grant. */
    boolean isUnforgiving() {
        return grants.rotation() == Rotation.SINGLE_USE && grants.grace().isZero();
    }

    /** For ids. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
