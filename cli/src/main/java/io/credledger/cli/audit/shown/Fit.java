package io.credledger.cli.audit.shown;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether what is shown of something is what the log came to at the same version. */
final class Fit {

    private static final Set<String> CONNECTED = Set.of("connected", "expired", "needs_reauth");
    private static final String ERASED = "erased";

    private final ShownNames names;
    private final LogStates log;

    Fit(ShownNames names, LogStates log) {
        this.names = names;
        this.log = log;
    }

    /** The field that says something else; empty where none does. */
    Optional<String> difference(JsonNode shown, EntityState state) {
        if (state instanceof Connection connection) {
            return connection(shown, connection);
        }
        return state instanceof Identity identity ? identity(shown, identity) : Optional.of("kind of thing");
    }

    private Optional<String> connection(JsonNode shown, Connection state) {
        if (!names.means(shown.path("owner").asText(), state.owner())) {
            return Optional.of("owner");
        }
        if (!names.means(shown.path("namespace").asText(), state.namespace())) {
            return Optional.of("namespace");
        }
        if (!isSharedAs(shown.path("shared_with"), state.sharedWith())) {
            return Optional.of("list of those it is shared with");
        }
        if (!isStatus(shown.path("status").asText(), state)) {
            return Optional.of("status");
        }
        boolean same = shown.path("generation").asLong() == state.generation()
                && shown.path("kind").asText().equals(lower(state.kind()))
                && shown.path("verified").asBoolean() == state.verified();
        return same ? Optional.empty() : Optional.of("generation, kind or verification");
    }

    private boolean isSharedAs(JsonNode shown, Set<IdentityId> shared) {
        List<IdentityId> left = new ArrayList<>(shared);
        for (JsonNode name : shown) {
            Optional<IdentityId> meant =
                    left.stream().filter(one -> names.means(name.asText(), one)).findFirst();
            if (meant.isEmpty()) {
                return false;
            }
            left.remove(meant.get());
        }
        return left.isEmpty();
    }

    /** Whether it has expired only its details tell. */
    private static boolean isStatus(String shown, Connection state) {
        if (!state.connected()) {
            return shown.equals("disconnected") || (shown.equals(ERASED) && state.shredded() != null);
        }
        boolean wanted = state.refreshes().reauth() != null;
        return CONNECTED.contains(shown) && shown.equals("needs_reauth") == wanted;
    }

    private Optional<String> identity(JsonNode shown, Identity state) {
        String status = state.erased() ? ERASED : state.active() ? "active" : "inactive";
        if (!shown.path("status").asText().equals(status)) {
            return Optional.of("status");
        }
        Set<String> roles = new TreeSet<>();
        shown.path("roles").forEach(role -> roles.add(role.asText()));
        // Who is an admin is told elsewhere in the log.
        roles.remove(lower(Role.ADMIN));
        Set<String> told = new TreeSet<>();
        state.roles().forEach(role -> told.add(lower(role)));
        told.remove(lower(Role.ADMIN));
        if (!roles.equals(told)) {
            return Optional.of("roles");
        }
        String handle = shown.path("handle").asText();
        boolean named = state.erased()
                ? handle.equals(ERASED)
                : log.handle(state.id().value()).map(handle::equals).orElse(true);
        return named ? Optional.empty() : Optional.of("handle");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
