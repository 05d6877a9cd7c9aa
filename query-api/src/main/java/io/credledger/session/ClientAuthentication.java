package io.credledger.session;

import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.protocol.ClientCredential;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who calls an OAuth endpoint (RFC 6749 §2.3). An identity is a client by its handle, and each of its API tokens is a secret of it; so any
 * OAuth library can say who it is without knowing how the rest of this API is called.
 */
public final class ClientAuthentication {

    /** What of the form is about the client, and not about what it wants. */
    public static final Set<String> PARAMETERS = Set.of("client_id", "client_secret");

    private static final String UNKNOWN = "the client must prove to be an active identity";

    private final Authenticator callers;
    private final Authenticator apiTokens;
    private final Function<Handle, IdentityId> ids;

    /**
     * @param callers every way that is not the form's or {@code Basic}
     * @param apiTokens knows what is a client's secret
     */
    public ClientAuthentication(Authenticator callers, Authenticator apiTokens, Function<Handle, IdentityId> ids) {
        this.callers = callers;
        this.apiTokens = apiTokens;
        this.ids = ids;
    }

    /**
     * A header decides alone, and so does a secret in the form: whoever is signed in with the browser does not count then.
     *
     * @throws ClientRefusedException when what is presented proves nobody
     */
    public Client authenticate(Presented presented, Map<String, List<String>> form) {
        ClientCredential credential = ClientCredential.read(presented.authorization(), form);
        IdentityId named = named(form);
        if (credential instanceof ClientCredential.IdAndSecret both) {
            return known(bySecret(both), method(both), named);
        }
        if (credential instanceof ClientCredential.OtherHeader) {
            return known(require(callers.authenticate(presented), false), ClientMethod.BEARER, named);
        }
        if (credential instanceof ClientCredential.Flawed flawed) {
            throw refused(flawed.flaw(), presented.authorization() != null);
        }
        return callers.authenticate(presented)
                .map(caller -> known(caller, ClientMethod.SESSION, named))
                .orElseGet(() -> new Client(ClientMethod.NONE, null, named));
    }

    private static ClientMethod method(ClientCredential.IdAndSecret both) {
        return both.inHeader() ? ClientMethod.CLIENT_SECRET_BASIC : ClientMethod.CLIENT_SECRET_POST;
    }

    private @Nullable IdentityId named(Map<String, List<String>> form) {
        List<String> values = form.getOrDefault("client_id", List.of());
        return values.isEmpty() || values.get(0).isEmpty()
                ? null
                : id(values.get(0)).orElseThrow(() -> ClientRefusedException.unknown("client_id must be a handle"));
    }

    private Optional<IdentityId> id(String handle) {
        try {
            return Optional.of(ids.apply(new Handle(handle)));
        } catch (InvalidIdException e) {
            return Optional.empty();
        }
    }

    @RevealsSecret(reason = "is looked up by its id and compared by its hash")
    private Caller bySecret(ClientCredential.IdAndSecret both) {
        try (SecretToken secret = both.secret()) {
            Optional<Caller> caller = apiTokens.authenticate(Presented.bearer(secret.revealText()));
            return require(
                    caller.filter(
                            found -> id(both.id()).filter(found.id()::equals).isPresent()),
                    both.inHeader());
        }
    }

    private static Caller require(Optional<Caller> caller, boolean byBasic) {
        return caller.orElseThrow(() ->
                byBasic ? ClientRefusedException.unknownByHeader(UNKNOWN) : ClientRefusedException.unknown(UNKNOWN));
    }

    private static Client known(Caller caller, ClientMethod method, @Nullable IdentityId named) {
        if (named != null && !named.equals(caller.id())) {
            throw ClientRefusedException.unknown("client_id must be the handle of whoever calls");
        }
        return new Client(method, caller, named);
    }

    private static ClientRefusedException refused(ClientCredential.Flaw flaw, boolean inHeader) {
        return switch (flaw) {
            case SEVERAL -> ClientRefusedException.malformed("a client must authenticate in one way only");
            case REPEATED -> ClientRefusedException.malformed("client_id and client_secret must be given once");
            case UNSUPPORTED ->
                ClientRefusedException.unknown("client assertions are not among the ways to authenticate here");
            case MALFORMED ->
                inHeader
                        ? ClientRefusedException.unknownByHeader("the header must have a client id and its secret")
                        : ClientRefusedException.unknown("client_secret must come with a client_id");
        };
    }
}
