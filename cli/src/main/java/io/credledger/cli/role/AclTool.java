package io.credledger.cli.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.credledger.cli.broker.ClusterRights;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.Rows;
import io.credledger.cli.client.output.View;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.KafkaConnection;
import io.credledger.config.SharedSettings;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;

/** Gives every principal of the ledger its rights on a cluster, and shows what anybody has beyond them. It takes nothing away. */
final class AclTool {

    private static final View VIEW = View.of(
            Column.status("state"),
            Column.id("principal"),
            Column.text("permission"),
            Column.text("operation"),
            Column.text("resource"),
            Column.text("pattern"),
            Column.id("name"));

    private final @Nullable Path config;
    private final ClientOptions client;

    AclTool(@Nullable Path config, ClientOptions client) {
        this.config = config;
        this.client = client;
    }

    ExitCode run() throws InterruptedException {
        KafkaConnection connection = new ConfigurationReader<>(
                        SharedSettings.kafka(), KafkaConnection.CONSTRAINTS, RoleSettings.all(), KafkaConnection::from)
                .read(RoleEnvironment.sources(client.surroundings().environment(), config));
        try (Admin admin = Admin.create(connection.properties())) {
            ClusterRights rights = ClusterRights.read(admin);
            admin.createAcls(rights.missing()).all().get();
            print(rights);
            return ExitCode.DONE;
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof SecurityDisabledException) {
            return new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION,
                    "this cluster has no authorizer, so that rights mean nothing: set authorizer.class.name on every node");
        }
        return e.getCause() instanceof KafkaException known ? known : new IllegalStateException(e.getCause());
    }

    private void print(ClusterRights rights) {
        List<JsonNode> items = new ArrayList<>();
        rights.present().forEach(right -> items.add(json("kept", right)));
        rights.missing().forEach(right -> items.add(json("added", right)));
        rights.beyond().forEach(right -> items.add(json("beyond", right)));
        Rows rows = new Output(client.output().format(), client.output().palette(), client.surroundings()).rows(VIEW);
        rows.page(items);
        rows.end(null);
        if (!rights.beyond().isEmpty()) {
            client.remark("rights beyond the ledger's own are left as they are: take them away with kafka-acls");
        }
    }

    private static JsonNode json(String state, AclBinding right) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", state)
                .put("principal", right.entry().principal())
                .put("permission", word(right.entry().permissionType()))
                .put("operation", word(right.entry().operation()))
                .put("resource", word(right.pattern().resourceType()))
                .put("pattern", word(right.pattern().patternType()))
                .put("name", right.pattern().name());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
