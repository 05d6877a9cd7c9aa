package io.credledger.http;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Position;
import io.credledger.merkle.Tile;
import io.credledger.merkle.TreeName;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import io.credledger.proof.Checkpoints;
import io.credledger.proof.ConnectionProofs;
import io.credledger.proof.Proving;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/audit/checkpoint}, {@code key}, {@code proof} and {@code tile}. Reading them is not recorded: they say nothing of anybody. */
final class ProofRoutes {

    /** What a checkpoint is worth grows old each second. */
    private static final String BRIEFLY = "private, max-age=1";

    /** A tile never changes, unless the ledger is restored from a copy. */
    private static final String LONG = "private, max-age=86400, immutable";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Proving proving;
    private final ConnectionProofs connections;

    ProofRoutes(Services services) {
        this.proving = services.proofs();
        this.connections = new ConnectionProofs(services.desk(), proving);
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.AUDIT_CHECKPOINT, this::checkpoint);
        routes.put(Route.AUDIT_KEY, this::key);
        routes.put(Route.AUDIT_PROOF, this::proof);
        routes.put(Route.AUDIT_TREE_CHECKPOINT, call -> note(call, signed(inPath(call))));
        routes.put(Route.AUDIT_TILE, this::tile);
    }

    private void checkpoint(Call call) {
        TreeName tree = call.query("log", ProofRoutes::tree);
        note(call, tree == null ? all() : signed(known(tree)));
    }

    private SignedNote all() {
        requireSigner();
        return proving.checkpoints().heads().orElseThrow(() -> ProblemException.of(ProblemType.UNAVAILABLE));
    }

    private SignedNote signed(TreeName tree) {
        requireSigner();
        return found(proving.checkpoints().of(tree).map(Checkpoints.Signed::note));
    }

    private VerifierKey requireSigner() {
        return found(proving.checkpoints().key());
    }

    private static void note(Call call, SignedNote note) {
        call.header("Cache-Control", BRIEFLY).bytes(200, TEXT, note.toByteArray());
    }

    private void key(Call call) {
        String line = requireSigner() + "\n";
        call.header("Cache-Control", "no-cache").bytes(200, TEXT, line.getBytes(StandardCharsets.UTF_8));
    }

    private void proof(Call call) {
        Position position = call.query("position", Position::parse);
        if (position != null) {
            inclusion(call, position);
            return;
        }
        TreeName tree = call.query("log", ProofRoutes::tree);
        Right.READ_ALL.require(call.caller(), false);
        if (tree == null) {
            throw ProblemException.invalid("position", "must be given, or a log");
        }
        Long index = call.query("index", ProofRoutes::number);
        call.ok(
                index != null
                        ? found(proving.inclusion(known(tree), index, size(call)))
                        : found(proving.consistency(known(tree), required(call, "from"), required(call, "to"))));
    }

    private void inclusion(Call call, Position position) {
        ConnectionId connection = call.query("connection", ConnectionId::new);
        if (connection != null) {
            call.ok(found(connections.of(call.caller(), connection, position, size(call))));
            return;
        }
        Right.READ_ALL.require(call.caller(), false);
        TreeName tree = known(TreeName.events(position.shard()));
        call.ok(found(proving.inclusion(tree, position.seq() - 1, size(call))));
    }

    private void tile(Call call) {
        TreeName tree = inPath(call);
        Tile tile = found(Tile.parse(call.path("tile", text -> text, ProblemType.NOT_FOUND)));
        byte[] hashes = found(proving.tile(tree, tile));
        call.header("Cache-Control", LONG).bytes(200, "application/octet-stream", hashes);
    }

    private TreeName inPath(Call call) {
        return known(call.path("log", ProofRoutes::tree, ProblemType.NOT_FOUND));
    }

    private TreeName known(TreeName tree) {
        return found(Optional.of(tree).filter(proving::has));
    }

    private static <T> T found(Optional<T> what) {
        return what.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    private static @Nullable Long size(Call call) {
        return call.query("size", ProofRoutes::number);
    }

    private static long required(Call call, String name) {
        Long number = call.query(name, ProofRoutes::number);
        if (number == null) {
            throw ProblemException.invalid(name, "must be given, or an index");
        }
        return number;
    }

    private static TreeName tree(String text) {
        return TreeName.parse(text)
                .orElseThrow(() -> new InvalidIdException("must be events-<shard> or access-<shard>"));
    }

    private static Long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new InvalidIdException("must be a whole number that is not negative");
        }
        return Long.valueOf(text);
    }
}
