package io.credledger.protocol;

import io.credledger.outbound.OutboundAnswer;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers as providers give them, and the providers. */
final class Answers {

    static final String JSON = "application/json; charset=utf-8";

    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.builtIn();

    private Answers() {}

    static Provider provider(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    static OutboundAnswer json(int status, String body, String... headers) {
        return answer(status, JSON, body, headers);
    }

    static OutboundAnswer answer(int status, String type, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("content-type", List.of(type));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new OutboundAnswer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }
}
