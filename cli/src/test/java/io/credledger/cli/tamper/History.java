package io.credledger.cli.tamper;

import io.credledger.app.query.EdgeKeyCheck;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.cli.leak.Api;
import io.credledger.cli.leak.Stack;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.FoundingReader;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a broker, a writer and an edge wrote for a few people with many connections.
 *
 * @param secrets where its keys are
 * @param alice the API token of the owner of all victims
 * @param carol the API token of somebody with nothing
 * @param victims connections of alice's, each shared with bob, one for each thing to be done to them
 */
record History(
        Path secrets, EdgeKeys keys, List<Recorded> records, String alice, String carol, List<ConnectionId> victims) {

    static final int VICTIMS = 20;

    /** Begins what must stay secret. */
    static final String MARK = "kq7canary";

    private static final List<Topic<?>> TOPICS =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.COMMANDS_EDGE);

    static History of(Path data, Path secrets) throws Exception {
        try (Stack stack = Stack.start(data, secrets, 1)) {
            String token = stack.found("admin");
            Api admin = Api.at(stack.serve()).as(token);
            String alice = registered(admin, "alice");
            registered(admin, "bob");
            String carol = registered(admin, "carol");
            List<ConnectionId> victims = victims(admin.as(alice));
            return new History(secrets, keys(stack), records(stack.client()), alice, carol, victims);
        }
    }

    private static String registered(Api admin, String handle) {
        created(admin.post("/v1/identities", "{\"handle\":\"" + handle + "\"}"));
        return created(admin.post("/v1/identities/" + handle + "/tokens", "{}"))
                .json()
                .get("token")
                .textValue();
    }

    private static List<ConnectionId> victims(Api alice) {
        return IntStream.range(0, VICTIMS)
                .mapToObj(number -> victim(alice, number))
                .toList();
    }

    private static ConnectionId victim(Api alice, int number) {
        Api.Answer stored =
                created(alice.post("/v1/connections", """
                {"provider": "github", "name": "victim-%d", "kind": "oauth2", "access_token": "%s-access-%d",
                 "refresh_token": "%s-refresh-%d", "account": {"login": "%s-login"}}""".formatted(number, MARK, number, MARK, number, MARK)));
        String id = stored.json().get("id").textValue();
        alice.send("PUT", "/v1/connections/" + id + "/shares/bob", null, null);
        return new ConnectionId(id);
    }

    private static Api.Answer created(Api.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    private static EdgeKeys keys(Stack stack) {
        LedgerKeys keys = stack.keys();
        try (CommittedRecords records = new CommittedRecords(stack.client())) {
            return EdgeKeyCheck.open(
                    keys.master(),
                    keys.pseudonym(),
                    new FoundingReader(records, new EventCodec(OuterFormat.builtIn())).ledger());
        }
    }

    private static List<Recorded> records(Map<String, Object> client) {
        List<Recorded> all = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(client)) {
            for (Topic<?> topic : TOPICS) {
                records.forEach(topic.name(), 0, record -> all.add(new Recorded(topic, record.key(), record.value())));
            }
        }
        return List.copyOf(all);
    }

    IdentityId identity(String handle) {
        return keys.pseudonyms().identity(new Handle(handle));
    }

    /** To be changed. */
    Log log() {
        return new Log(records);
    }
}
