package io.credledger.http;

import io.credledger.apidoc.OpenApi;
import io.credledger.operation.OwnKeys;
import io.credledger.streams.Health;
import io.credledger.web.Asset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a monitor asks, and the description of the API. */
final class ServerRoutes {

    private final Services services;
    private final byte[] openapi;

    ServerRoutes(Services services) {
        this.services = services;
        this.openapi = OpenApi.text();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.LIVE, this::live);
        routes.put(Route.READY, this::ready);
        routes.put(
                Route.METRICS,
                call -> call.bytes(
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        services.metrics().scrape().getBytes(StandardCharsets.UTF_8)));
        OwnKeys keys = new OwnKeys(services.desk().view());
        routes.put(Route.KEYS, call -> call.ok(keys.show()));
        routes.put(Route.STYLESHEET, call -> asset(call, Asset.STYLESHEET));
        routes.put(Route.ICON, call -> asset(call, Asset.ICON));
        routes.put(Route.FAVICON, call -> asset(call, Asset.ICON));
        routes.put(Route.OPENAPI, call -> call.bytes(200, "application/yaml", openapi));
        routes.put(Route.DOCS, new DocsRoute());
    }

    private static void asset(Call call, Asset asset) {
        call.header("ETag", asset.etag()).header("Cache-Control", "public, max-age=86400");
        if (call.browser().has(asset.etag())) {
            call.bytes(304, asset.type(), new byte[0]);
        } else {
            call.bytes(200, asset.type(), asset.content());
        }
    }

    private void live(Call call) {
        boolean live = services.health().get().live();
        call.answer(live ? 200 : 503, Map.of("status", live ? "live" : "dead"));
    }

    private void ready(Call call) {
        Health health = services.health().get();
        List<Map<String, Object>> parts =
                health.parts().stream().map(ServerRoutes::part).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", health.ready() ? "ready" : "not_ready");
        answer.put("parts", parts);
        call.answer(health.ready() ? 200 : 503, answer);
    }

    private static Map<String, Object> part(Health.Part part) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", part.name());
        shown.put("ready", part.ready());
        shown.put("reason", part.reason());
        if (part.degraded()) {
            shown.put("degraded", true);
        }
        return shown;
    }
}
