package io.credledger.cli.connect;

import io.credledger.connect.Departure;
import io.credledger.ledger.FlowId;
import io.credledger.session.Caller;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser at a provider's consent page, with the flow's cookie. */
record Traveller(FlowId flow, Departure departure, Caller caller) {

    /** As the provider's page was asked for. */
    Map<String, String> sent() {
        Map<String, String> query = new HashMap<>();
        for (String pair :
                URI.create(departure.location().toString()).getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    String state() {
        return sent().getOrDefault("state", "");
    }

    Map<String, List<String>> accepted() {
        return accepted("code-canary");
    }

    Map<String, List<String>> accepted(String code) {
        return Map.of("code", List.of(code), "state", List.of(state()));
    }

    Map<String, List<String>> refused(String error) {
        return Map.of(
                "error",
                List.of(error),
                "error_description",
                List.of("words of the provider"),
                "state",
                List.of(state()));
    }

    @Nullable
    String cookie(String name) {
        return departure.cookie().equals(name) ? departure.sealed() : null;
    }
}
