package io.credledger.benchmarks.volume;

import io.credledger.app.query.EdgeSettings;
import io.credledger.app.query.QueryApi;
import io.credledger.benchmarks.load.HttpCaller;
import io.credledger.benchmarks.load.RequestBytes;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.config.Sources;
import io.credledger.ledger.Handle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whose the connections are: so many that every shard has its share. They and the provider's client are made through the API, which is then gone. */
final class Owners {

    private static final int SIZE = 256;

    private Owners() {}

    static Handle handle(long number) {
        return new Handle("owner-" + number % SIZE);
    }

    /** @param providers the catalogue file in which the provider is */
    static void create(WholeLedger ledger, LocalProvider provider, Path providers) throws Exception {
        EdgeSettings settings = EdgeSettings.reader(List.of())
                .read(Sources.of(Map.of(
                        "CREDLEDGER_PROVIDERS_FILE", providers.toString(),
                        "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", provider.host())));
        String admin =
                Files.readString(ledger.installation().keyFiles().adminToken()).strip();
        try (QueryApi api = ledger.startApi(settings);
                HttpCaller http = new HttpCaller(api.port())) {
            http.send(RequestBytes.put(
                            "/v1/providers/" + LocalProvider.ID + "/client",
                            admin,
                            "{\"client_id\":\"" + LocalProvider.CLIENT_ID + "\",\"client_secret\":\""
                                    + LocalProvider.CLIENT_SECRET + "\"}"))
                    .require(200);
            for (int number = 0; number < SIZE; number++) {
                http.send(RequestBytes.post("/v1/identities", admin, "{\"handle\":\"" + handle(number) + "\"}"))
                        .require(201);
            }
        }
    }
}
