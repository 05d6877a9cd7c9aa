package io.credledger.demo;

import java.util.List;

/** What a server must not forget over a restart; no token stands in it. Codes are forgotten. */
public record DemoState(List<FamilyRecord> families, List<AccessTokenRecord> accessTokens) {

    public static final DemoState NOTHING = new DemoState(List.of(), List.of());

    public DemoState {
        families = List.copyOf(families);
        accessTokens = List.copyOf(accessTokens);
    }
}
