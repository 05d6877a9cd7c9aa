package io.credledger.audit;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.WebhookBookId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which identities an event is about, beside who caused it. Of the fact's components, so that no new fact is forgotten here. */
final class Concerned {

    private static final Map<Class<?>, List<RecordComponent>> IDENTITIES = new ConcurrentHashMap<>();

    private Concerned() {}

    /** The last one is whom it is about in the first place: an owner from then on, whom it is shared with. */
    static List<IdentityId> identities(LedgerEvent event) {
        List<IdentityId> identities = new ArrayList<>();
        if (event.header().entity() instanceof IdentityId identity) {
            identities.add(identity);
        }
        for (RecordComponent component : IDENTITIES.computeIfAbsent(event.fact().getClass(), Concerned::components)) {
            identities.add(value(component, event.fact()));
        }
        return identities;
    }

    static boolean isAbout(IdentityId identity, LedgerEvent event) {
        EntityId entity = event.header().entity();
        return event.header().actor().equals(identity)
                || identities(event).contains(identity)
                || entity.equals(ForgeId.of(identity))
                || entity.equals(SessionBookId.of(identity))
                || entity.equals(WebhookBookId.of(identity));
    }

    private static List<RecordComponent> components(Class<?> fact) {
        return Arrays.stream(fact.getRecordComponents())
                .filter(component -> component.getType() == IdentityId.class)
                .toList();
    }

    private static IdentityId value(RecordComponent component, Fact fact) {
        try {
            return (IdentityId) component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record's accessor is callable", e);
        }
    }
}
