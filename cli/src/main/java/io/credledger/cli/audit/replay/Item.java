package io.credledger.cli.audit.replay;

import io.credledger.cli.audit.keys.Names;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import io.credledger.sealing.BrokenSealException;
import io.credledger.wire.EventBytes;
import io.credledger.wire.Slice;
import io.credledger.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as items: the fields of {@code GET /v1/audit/events}, and with them the whole fact. With a key ids of identities become handles and the
 * account is shown; everything else is the same without. Safe for use by several threads.
 */
final class Item {

    private static final byte[] CONNECTION = ascii(ConnectionId.PREFIX);
    private static final byte[] IDENTITY = ascii(IdentityId.PREFIX);

    private static final byte[] BEGIN = ascii("{\"position\":\"");
    private static final byte[] COLON = ascii(":");
    private static final byte[] TYPE = ascii("\",\"type\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] ACTOR = ascii(",\"actor\":");
    private static final byte[] ABOUT = ascii(",\"identity\":");
    private static final byte[] CONNECTION_FIELD = ascii(",\"connection\":");
    private static final byte[] ENTITY = ascii(",\"entity\":");
    private static final byte[] VERSION = ascii(",\"version\":");
    private static final byte[] COMMAND = ascii(",\"command\":");
    private static final byte[] FACT = ascii(",\"fact\":");
    private static final byte[] END = ascii("}\n");

    private final Names names;

    Item(Names names) {
        this.names = names;
    }

    void write(EventBytes event, Opened.Run opened, Line out) {
        FactReader fact = FactReader.of(event);
        out.raw(BEGIN).number(event.shard()).raw(COLON).number(event.seq());
        out.raw(TYPE).text(event.type());
        out.raw(AT).time(event.at());
        out.raw(ACTOR);
        name(event.actor(), out);
        Slice identity = identity(event, fact);
        if (identity != null) {
            out.raw(ABOUT);
            name(identity, out);
        }
        if (event.entity().startsWith(CONNECTION)) {
            out.raw(CONNECTION_FIELD).text(event.entity());
        }
        out.raw(ENTITY).text(event.entity()).raw(VERSION).number(event.version());
        details(event, opened, out);
        out.raw(COMMAND).text(event.commandId());
        fact(event, fact, out);
        out.raw(END);
    }

    private static void fact(EventBytes event, @Nullable FactReader fact, Line out) {
        if (fact == null) {
            // What a later version wrote, as it stands.
            out.raw(",\"fact_schema\":")
                    .hex(event.schema())
                    .raw(",\"fact_data\":")
                    .hex(event.fact());
        } else {
            out.raw(FACT);
            fact.write(event.fact(), out);
        }
    }

    private static @Nullable Slice identity(EventBytes event, @Nullable FactReader fact) {
        List<Slice> concerned = fact == null ? List.of() : fact.identities(event.fact());
        if (!concerned.isEmpty()) {
            return concerned.get(concerned.size() - 1);
        }
        return event.entity().startsWith(IDENTITY) ? event.entity() : null;
    }

    private void name(Slice identity, Line out) {
        byte[] handle = names.handle(identity);
        if (handle == null) {
            out.text(identity);
        } else {
            out.text(handle);
        }
    }

    private static void details(EventBytes event, Opened.Run opened, Line out) {
        try {
            Optional<Details> details = opened.details(event);
            if (details.isPresent()) {
                details(details.get(), out);
            }
        } catch (BrokenSealException e) {
            out.raw(",\"seal\":\"broken\"");
        } catch (UnreadableRecordException e) {
            // Of a later version: its fact is shown as it stands, its details are not.
            return;
        }
    }

    private static void details(Details details, Line out) {
        if (details instanceof Details.Credential credential) {
            field("provider", credential.provider().value(), out);
            field("name", credential.name().value(), out);
            field("provider_uid", credential.accountUid(), out);
            field("account_login", credential.accountLogin(), out);
            field("reason", credential.reason(), out);
        } else if (details instanceof Details.ClientRegistration client) {
            field("provider", client.provider().value(), out);
        } else if (details instanceof Details.FlowFailure failure) {
            field("provider", failure.provider().value(), out);
        } else if (details instanceof Details.Reason reason) {
            field("reason", reason.reason(), out);
        } else if (details instanceof Details.ProviderAnswer answer) {
            field("error", answer.error(), out);
        }
    }

    private static void field(String name, @Nullable String text, Line out) {
        if (text != null) {
            out.raw(",\"").raw(name).raw("\":").quoted(text);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
