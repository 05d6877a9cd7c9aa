package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.contract.Contract;
import io.credledger.ledger.ConnectionId;
import io.credledger.merkle.Frontier;
import io.credledger.merkle.Proofs;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import io.credledger.note.Checkpoint;
import io.credledger.note.HeadList;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.Frame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running ledger signs, checked with what schemas has for verifiers and with the log itself. */
class ProofIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;
    private static Person auditor;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory);
        auditor = ledger.person("proof-auditor", "auditor");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static VerifierKey key() throws Exception {
        return VerifierKey.parse(
                ledger.nobody().get("/v1/audit/key").is(200).json().asText().strip());
    }

    private static HeadList heads() throws Exception {
        Person.Answer answer = auditor.get("/v1/audit/checkpoint", "Accept", "text/plain");
        assertThat(answer.is(200).header("Content-Type")).startsWith("text/plain");
        return HeadList.parse(SignedNote.parse(answer.json().asText()).openedBy(key()));
    }

    private static TreeHead head(TreeName tree) throws Exception {
        String note =
                auditor.get("/v1/audit/checkpoint?log=" + tree).is(200).json().asText();
        return Checkpoint.parse(SignedNote.parse(note).openedBy(key())).head();
    }

    /** The tree as the topic alone has it. */
    private static TreeHead onTheLog(TreeName tree, long size) {
        String topic = tree.kind() == TreeName.Kind.EVENTS ? Topics.EVENTS.name() : Topics.ACCESS.name();
        Frontier frontier = new Frontier();
        try (CommittedRecords records =
                new CommittedRecords(ledger.broker().clientProperties(BrokerPrincipal.AUDITOR))) {
            records.forEach(topic, tree.shard(), record -> {
                if (frontier.size() < size) {
                    frontier.add(TreeHash.leaf(Frame.entry(record.value())));
                }
            });
        }
        return frontier.head();
    }

    private static void awaitSigned(TreeName tree, long size) {
        await().atMost(SOON).ignoreExceptions().until(() -> head(tree).size() >= size);
    }

    private static List<TreeHash> hashes(JsonNode proof) {
        List<TreeHash> hashes = new ArrayList<>();
        proof.get("hashes").forEach(hash -> hashes.add(hash(hash)));
        return hashes;
    }

    private static TreeHash hash(JsonNode base64) {
        return TreeHash.of(Base64.getDecoder().decode(base64.asText()));
    }

    @Test
    void everyTreeThatHasLeavesIsSignedAsTheLogHasIt() throws Exception {
        Person ann = ledger.person("proof-ann");
        ann.stores("github", "main", "token");
        ann.exchange("audience", "github").is(200);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> heads().heads().keySet().stream().anyMatch(tree -> tree.kind() == TreeName.Kind.ACCESS));
        HeadList heads = heads();
        for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
            assertThat(heads.heads()).containsKey(TreeName.events(shard));
        }
        heads.heads()
                .forEach((tree, head) ->
                        assertThat(onTheLog(tree, head.head().size())).isEqualTo(head.head()));
    }

    @Test
    void anOwnerProvesWhatHappenedToTheirConnectionAndNobodyElseDoes() throws Exception {
        Person bea = ledger.person("proof-bea");
        Person cid = ledger.person("proof-cid");
        Person.Answer stored = bea.post("/v1/connections", """
                {"provider": "github", "kind": "bearer", "access_token": "made-up"}""").is(201);
        String id = stored.text("id");
        String position = stored.header("Ledger-Position");
        TreeName tree = TreeName.events(Integer.parseInt(position.substring(0, position.indexOf(':'))));
        long index = Long.parseLong(position.substring(position.indexOf(':') + 1)) - 1;
        awaitSigned(tree, index + 1);
        String path = "/v1/audit/proof?position=" + position;
        JsonNode proof = bea.get(path + "&connection=" + id).is(200).json();
        Checkpoint checkpoint = Checkpoint.parse(
                SignedNote.parse(proof.get("checkpoint").asText()).openedBy(key()));
        TreeHash leaf =
                TreeHash.leaf(Base64.getDecoder().decode(proof.get("entry").asText()));
        assertThat(checkpoint.origin()).isEqualTo(proof.get("origin").asText());
        assertThat(Proofs.includes(checkpoint.head(), index, leaf, hashes(proof)))
                .isTrue();
        assertThat(leaf).isEqualTo(hash(proof.get("leaf_hash")));

        auditor.get(path).is(200).has("index", index);
        bea.get(path).isProblem(403, "forbidden");
        cid.get(path + "&connection=" + id).isProblem(404, "unknown-connection");
        bea.get("/v1/audit/proof?position=" + tree.shard() + ":1&connection=" + id)
                .isProblem(404, "not-found");
    }

    @Test
    void eachHeadContinuesTheOneThatWasKept() throws Exception {
        Person dan = ledger.person("proof-dan");
        String position = dan.post("/v1/connections", """
                {"provider": "github", "kind": "bearer", "access_token": "made-up"}""").is(201).header("Ledger-Position");
        TreeName tree = TreeName.events(Integer.parseInt(position.substring(0, position.indexOf(':'))));
        awaitSigned(tree, Long.parseLong(position.substring(position.indexOf(':') + 1)));
        TreeHead before = head(tree);
        for (int i = 0; i < 5; i++) {
            dan.stores("github", "another-" + i, "token");
        }
        awaitSigned(tree, before.size() + 5);
        TreeHead after = head(tree);
        JsonNode proof = auditor.get(
                        "/v1/audit/proof?log=%s&from=%d&to=%d".formatted(tree, before.size(), after.size()))
                .is(200)
                .json();
        assertThat(Proofs.continues(before, after, hashes(proof))).isTrue();
        assertThat(Proofs.continues(new TreeHead(before.size(), TreeHash.EMPTY), after, hashes(proof)))
                .isFalse();
    }

    @Test
    void accessRecordsAreProvedByTheirOffset() throws Exception {
        Person eve = ledger.person("proof-eve");
        String id = eve.stores("github", "main", "token");
        eve.exchange("audience", "github").is(200);
        int shard = new ConnectionId(id).routing().shard(RunningLedger.SHARDS);
        TreeName tree = TreeName.access(shard);
        awaitSigned(tree, 1);
        JsonNode proof =
                auditor.get("/v1/audit/proof?log=" + tree + "&index=0").is(200).json();
        TreeHead head = new TreeHead(proof.get("size").longValue(), hash(proof.get("root_hash")));
        assertThat(Proofs.includes(head, 0, hash(proof.get("leaf_hash")), hashes(proof)))
                .isTrue();
        assertThat(onTheLog(tree, head.size())).isEqualTo(head);
        eve.get("/v1/audit/proof?log=" + tree + "&index=0").isProblem(403, "forbidden");
    }

    @Test
    void tilesMakeTheHeadThatIsSigned() throws Exception {
        awaitSigned(TreeName.events(0), 1);
        TreeHead head = head(TreeName.events(0));
        String prefix = "/v1/audit/tile/events-0/";
        assertThat(auditor.get(prefix + "checkpoint").is(200).json().asText()).startsWith("credledger/ldg_");
        Frontier frontier = new Frontier();
        byte[] hashes = bytes(prefix + "tile/0/000.p/" + head.size());
        for (int at = 0; at < hashes.length; at += TreeHash.LENGTH) {
            frontier.add(TreeHash.of(Arrays.copyOfRange(hashes, at, at + TreeHash.LENGTH)));
        }
        assertThat(frontier.head()).isEqualTo(head);
        for (String none : List.of("tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/0/0", "tile/x", "tile/0/")) {
            auditor.get(prefix + none).is(404);
        }
        auditor.get("/v1/audit/tile/events-9999/checkpoint").isProblem(404, "not-found");
        auditor.get("/v1/audit/tile/keys-0/checkpoint").isProblem(404, "not-found");
        ledger.person("proof-fay").get(prefix + "checkpoint").isProblem(403, "forbidden");
    }

    private static byte[] bytes(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ledger.url() + path))
                .header("Authorization", "Bearer " + auditor.token())
                .header("Accept", "application/octet-stream")
                .build();
        HttpResponse<byte[]> answer = Contract.kept(
                request, HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, max-age=86400, immutable");
        return answer.body();
    }

    @Test
    void whatIsAskedWronglyIsRefusedByName() throws Exception {
        auditor.get("/v1/audit/proof").isProblem(400, "invalid-request");
        auditor.get("/v1/audit/proof?log=events-0").isProblem(400, "invalid-request");
        auditor.get("/v1/audit/proof?log=events-0&from=1").isProblem(400, "invalid-request");
        auditor.get("/v1/audit/proof?log=keys-0&index=0").isProblem(400, "invalid-request");
        auditor.get("/v1/audit/proof?log=events-0&index=-1").isProblem(400, "invalid-request");
        auditor.get("/v1/audit/proof?log=events-0&index=99999").isProblem(404, "not-found");
        auditor.get("/v1/audit/proof?log=events-9999&index=0").isProblem(404, "not-found");
        auditor.get("/v1/audit/checkpoint?log=events-9999").isProblem(404, "not-found");
        ledger.nobody().get("/v1/audit/proof?position=0:1").is(401);
    }

    @Test
    void whatIsOnTheTopicIsSignedByTheOneKey() throws Exception {
        awaitSigned(TreeName.events(0), 1);
        List<String> notes = new ArrayList<>();
        try (CommittedRecords records =
                new CommittedRecords(ledger.broker().clientProperties(BrokerPrincipal.AUDITOR))) {
            records.forEach(
                    Topics.CHECKPOINTS.name(),
                    0,
                    record -> notes.add(new String(record.value(), StandardCharsets.UTF_8)));
        }
        VerifierKey key = key();
        assertThat(notes)
                .isNotEmpty()
                .allSatisfy(
                        note -> assertThat(SignedNote.parse(note).openedBy(key)).isNotEmpty());
    }
}
