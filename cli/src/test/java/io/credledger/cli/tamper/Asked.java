package io.credledger.cli.tamper;

import io.credledger.cli.leak.Api;
import io.credledger.ledger.ConnectionId;

/** What an owner asks for. */
enum Asked {
    CONNECTION {
        @Override
        Api.Answer of(Api owner, ConnectionId id) {
            return owner.get("/v1/connections/" + id);
        }
    },
    HISTORY {
        @Override
        Api.Answer of(Api owner, ConnectionId id) {
            return owner.get("/v1/connections/" + id + "/history");
        }
    },
    TOKEN {
        @Override
        Api.Answer of(Api owner, ConnectionId id) {
            return owner.token("resource", "urn:credledger:connection:" + id);
        }
    },
    ANOTHER {
        @Override
        Api.Answer of(Api owner, ConnectionId id) {
            return owner.get("/v1/connections/" + another(id));
        }
    };

    abstract Api.Answer of(Api owner, ConnectionId id);

    /** One of the same namespace that nobody made. */
    static ConnectionId another(ConnectionId id) {
        return ConnectionId.of(id.routing(), 4711);
    }
}
