package io.credledger.cli.browser;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters of an address or a form. */
public final class Query {

    private Query() {}

    public static String write(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** One that comes twice is an error. */
    public static Map<String, String> read(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = address.getRawQuery();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "") != null) {
                throw new AssertionError("a parameter comes twice: " + decode(parts[0]));
            }
        }
        return parameters;
    }

    /** One that must be there. */
    public static String parameter(URI address, String name) {
        String value = read(address).get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " at " + address.getPath() + ", but "
                    + read(address).keySet());
        }
        return value;
    }

    /** The same address with one parameter added or replaced. */
    public static URI with(URI address, String name, String value) {
        Map<String, String> parameters = read(address);
        parameters.put(name, value);
        return URI.create(Origin.of(address).text() + address.getRawPath() + "?" + write(parameters));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
