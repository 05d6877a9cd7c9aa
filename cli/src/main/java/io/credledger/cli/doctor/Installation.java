package io.credledger.cli.doctor;

import io.credledger.secret.SecretToken;
import io.credledger.wire.OuterFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to look at. */
record Installation(Cluster cluster, Keys keys, Places places, Addresses addresses) {

    /**
     * Kafka.
     *
     * @param client how to reach it
     * @param replication copies of every topic, as configured
     * @param minInSync of which so many must have a write
     */
    record Cluster(Map<String, Object> client, OuterFormat format, int replication, int minInSync) {

        Cluster {
            client = Map.copyOf(client);
        }

        @Override
        public String toString() {
            return "Cluster [redacted]";
        }
    }

    /**
     * What a role holds; null and empty where it holds none.
     *
     * @param master newest first
     */
    record Keys(
            List<SecretToken> master,
            @Nullable Path masterFile,
            @Nullable Path pseudonym,
            @Nullable Path refresher,
            @Nullable Path checkpoint) {

        Keys {
            master = List.copyOf(master);
        }
    }

    /**
     * On this machine's disks.
     *
     * @param secrets the directory of keys and passwords; null where each is named by itself
     * @param kept directories that something is kept in
     * @param journal the refresher's; null for other roles
     * @param refresherState what is left of a refresher that has worked here
     */
    record Places(
            @Nullable Path secrets,
            List<Path> kept,
            @Nullable Path journal,
            Path refresherState) {

        Places {
            kept = List.copyOf(kept);
        }
    }

    /**
     * Outside.
     *
     * @param publicUrl where browsers are told that the API is
     * @param host that the API listens on; null where there is no API
     */
    record Addresses(
            @Nullable URI registry,
            @Nullable URI publicUrl,
            @Nullable String host) {}
}
