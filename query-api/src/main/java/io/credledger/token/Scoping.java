package io.credledger.token;

import io.credledger.provider.Provider;
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Whether what is asked for is a part of what there is. Here it counts also for a provider that knows no scopes. Pure. */
final class Scoping {

    private Scoping() {}

    /**
     * @param provider whose scopes may include others; null where no definition is left: then none does
     * @throws TokenRefusedException where something is missing
     */
    static void require(@Nullable Provider provider, Collection<String> wanted, Collection<String> granted) {
        boolean all = provider == null
                ? new HashSet<>(granted).containsAll(wanted)
                : provider.scopes().missing(wanted, granted).isEmpty();
        if (!all) {
            throw TokenRefusedException.of("invalid_scope", "scope must be among those that were granted");
        }
    }
}
