package io.credledger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.Death.Cause;
import io.credledger.demo.TokenResult.Issued;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that presents any of its tokens at any time; a few lines of a model say what must come of it. */
class ManyRefreshesTest {

    private static final int STEPS = 60;
    private static final Duration GRACE = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void rotationGraceAndReuseAreAsTheModelSays(long seed) {
        Random random = new Random(seed);
        boolean detects = random.nextBoolean();
        GrantPolicy policy =
                detects ? GrantPolicy.strict() : GrantPolicy.strict().withoutReuseDetection();
        Party party = new Party(policy.withGrace(GRACE));
        IssuedTokens grant = party.grant();
        List<SecretToken> tokens = new ArrayList<>(List.of(Party.there(grant.refreshToken())));
        Map<SecretToken, Instant> used = new HashMap<>();
        boolean dead = false;

        for (int step = 0; step < STEPS; step++) {
            party.pass(Duration.ofSeconds(random.nextInt(4)));
            // Mostly the newest, as a client should.
            int which = random.nextInt(4) > 0 ? tokens.size() - 1 : random.nextInt(tokens.size());
            SecretToken token = tokens.get(which);
            Instant first = used.get(token);
            boolean late = first != null && party.clock.instant().isAfter(first.plus(GRACE));

            TokenResult result = party.refresh(token);

            assertThat(result instanceof Issued)
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(!dead && !late);
            if (result instanceof Issued issued) {
                tokens.add(Party.there(issued.tokens().refreshToken()));
                used.putIfAbsent(token, party.clock.instant());
            }
            dead = dead || (late && detects);
        }

        FamilyRecord family = party.family(grant);
        assertThat(family.isAlive()).isEqualTo(!dead);
        assertThat(dead).isEqualTo(family.death() != null && family.death().cause() == Cause.REFRESH_TOKEN_REUSED);
        assertThat(family.refreshTokens().stream()
                        .mapToInt(RefreshTokenRecord::presented)
                        .sum())
                .isEqualTo(STEPS);
        assertThat(family.refreshTokens())
                .extracting(RefreshTokenRecord::digest)
                .doesNotHaveDuplicates();
    }
}
