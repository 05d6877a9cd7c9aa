package io.credledger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientAuthenticationTest {

    private static final String TOKEN = "made-up-token-of-alice";
    private static final String JWT = "made-up-jwt-of-alice";
    private static final String COOKIE = "made-up-cookie-of-alice";

    private final Caller alice = new Caller(id("alice"), Set.of(Role.USER), "api_token");
    private final ClientAuthentication clients = new ClientAuthentication(
            presented -> presented.authorization() == null
                    ? known(COOKIE.equals(presented.session()))
                    : known(presented
                            .bearer()
                            .filter(Set.of(TOKEN, JWT)::contains)
                            .isPresent()),
            presented -> known(presented.bearer().filter(TOKEN::equals).isPresent()),
            handle -> id(handle.value()));

    private Optional<Caller> known(boolean proved) {
        return proved ? Optional.of(alice) : Optional.empty();
    }

    private static IdentityId id(String handle) {
        return IdentityId.of(new Routing(handle.hashCode()), 1);
    }

    private Client by(@Nullable String authorization, String... form) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], List.of(form[i + 1]));
        }
        return clients.authenticate(new Presented(authorization, null), fields);
    }

    private ClientRefusedException refused(@Nullable String authorization, String... form) {
        ClientRefusedException refused =
                catchThrowableOfType(ClientRefusedException.class, () -> by(authorization, form));
        assertThat(refused).isNotNull();
        assertThat(refused.rule()).doesNotContain("made-up");
        return refused;
    }

    private static String basic(String id, String secret) {
        byte[] both = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Test
    void anIdentityIsAClientByItsHandleAndAnApiTokenOfIts() {
        assertThat(by(basic("alice", TOKEN))).isEqualTo(new Client(ClientMethod.CLIENT_SECRET_BASIC, alice, null));
        assertThat(by(null, "client_id", "alice", "client_secret", TOKEN))
                .isEqualTo(new Client(ClientMethod.CLIENT_SECRET_POST, alice, id("alice")));
    }

    @Test
    void anotherTokenAnotherHandleAndAJwtAreNoSecretOfIts() {
        assertThat(refused(basic("alice", "made-up")).error()).isEqualTo("invalid_client");
        assertThat(refused(basic("bob", TOKEN)).byBasic()).isTrue();
        assertThat(refused(basic("no handle", TOKEN)).isUnknown()).isTrue();
        assertThat(refused(basic("alice", JWT)).isUnknown()).isTrue();
        assertThat(refused(null, "client_id", "bob", "client_secret", TOKEN).byBasic())
                .isFalse();
    }

    @Test
    void aBearerIsAClientAsEverywhere() {
        assertThat(by("Bearer " + TOKEN).method()).isEqualTo(ClientMethod.BEARER);
        assertThat(by("Bearer " + JWT, "client_id", "alice").known()).hasValue(alice);
        assertThat(refused("Bearer made-up").error()).isEqualTo("invalid_client");
        assertThat(refused("Bearer " + JWT, "client_id", "bob").error()).isEqualTo("invalid_client");
        assertThat(refused("Digest made-up").byBasic()).isFalse();
    }

    @Test
    void aBrowserIsOneByItsCookieUnlessSomethingElseSaysWho() {
        Presented both = new Presented(basic("bob", "made-up"), COOKIE);

        assertThat(clients.authenticate(new Presented(null, COOKIE), Map.of()).method())
                .isEqualTo(ClientMethod.SESSION);
        assertThat(catchThrowableOfType(ClientRefusedException.class, () -> clients.authenticate(both, Map.of())))
                .isNotNull();
    }

    @Test
    void whoeverSaysNothingIsWhomTheirTokenSpeaksFor() {
        Caller bob = new Caller(id("bob"), Set.of(), "api_token");

        assertThat(by(null)).isEqualTo(new Client(ClientMethod.NONE, null, null));
        assertThat(by(null, "client_id", "").or(bob)).isEqualTo(bob);
        assertThat(by(null, "client_id", "bob").or(bob)).isEqualTo(bob);
        assertThat(by("Bearer " + TOKEN).or(bob)).isEqualTo(alice);
        assertThat(catchThrowableOfType(
                                ClientRefusedException.class,
                                () -> by(null, "client_id", "alice").or(bob))
                        .error())
                .isEqualTo("invalid_client");
        assertThat(refused(null, "client_id", "no handle").error()).isEqualTo("invalid_client");
    }

    @Test
    void twoWaysAtOnceAreNoRequest() {
        assertThat(refused("Bearer " + TOKEN, "client_id", "alice", "client_secret", TOKEN)
                        .error())
                .isEqualTo("invalid_request");
        assertThat(refused(null, "client_assertion", "made-up").error()).isEqualTo("invalid_client");
    }
}
