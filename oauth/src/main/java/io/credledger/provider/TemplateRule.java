package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every template of a URL can be filled, and comes to one that a secret may be sent to. */
final class TemplateRule implements DefinitionRule {

    private static final Map<String, String> PLACE = Map.of("base_url", "https://host.example", "host", "host.example");
    private static final List<String> TEMPLATES = List.of(
            "authorization", "token", "userinfo", "revocation", "exchange", "issuer", "jwks", "api", "home_api", "web");
    private static final String SECURE = "must be https, or http of this machine";

    @Override
    public void check(Definition definition) {
        definition.text("base_url").ifPresent(url -> base(definition, url));
        Map<String, String> names = new LinkedHashMap<>(PLACE);
        if (definition.has("endpoints.api")) {
            names.put("api", "https://host.example/api");
        }
        for (String name : TEMPLATES) {
            String field = "endpoints." + name;
            definition
                    .text(field)
                    .ifPresent(text -> url(definition, field, text, name.endsWith("api") ? PLACE : names));
        }
        reads(definition, names);
        definition.require(
                definition.has("base_url") || selfHosted(definition),
                "base_url",
                "is required where no endpoint has {base_url}");
    }

    private static void reads(Definition definition, Map<String, String> names) {
        int i = 0;
        for (JsonNode read : definition.at("account")) {
            String from = read.path("from").asText();
            if (!from.isEmpty() && !from.equals(AccountRead.ID_TOKEN) && !from.equals(AccountRead.USERINFO)) {
                url(definition, "account[" + i + "].from", from, names);
            }
            i++;
        }
    }

    private static void base(Definition definition, String url) {
        try {
            URI uri = new BaseUrl(new URI(url)).uri();
            definition.require(secure(uri), "base_url", SECURE);
        } catch (BaseUrlException e) {
            definition.wrong("base_url", String.valueOf(e.getMessage()));
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            definition.wrong("base_url", "must be a URL");
        }
    }

    private static void url(Definition definition, String field, String text, Map<String, String> names) {
        Template template = new Template(text);
        if (!template.wellFormed()) {
            definition.wrong(field, "must have braces around names only");
            return;
        }
        String filled = template.filled(names).orElse(null);
        if (filled == null) {
            definition.wrong(field, "must have no names but " + braced(names.keySet()));
            return;
        }
        try {
            URI uri = new URI(filled);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            definition.require(plain, field, "must be a URL with a host, without user and fragment");
            definition.require(!plain || secure(uri), field, SECURE);
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            definition.wrong(field, "must be a URL");
        }
    }

    /** Where the endpoints depend on the place, each connection and client may say which. */
    private static boolean selfHosted(Definition definition) {
        return definition.flag("endpoints.discovery")
                || TEMPLATES.stream()
                        .filter(name -> !name.equals("web"))
                        .flatMap(name -> definition.text("endpoints." + name).stream())
                        .anyMatch(text -> new Template(text).names().stream().anyMatch(PLACE::containsKey));
    }

    private static boolean secure(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        return scheme.equals("https") || (scheme.equals("http") && loopback);
    }

    private static String braced(Set<String> names) {
        return names.stream().sorted().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
    }
}
