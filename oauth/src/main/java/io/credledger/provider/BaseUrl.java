package io.credledger.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/** Where an installation is: an absolute http or https URL, without user, query and fragment. */
record BaseUrl(URI uri) {

    BaseUrl {
        String scheme = uri.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new BaseUrlException("must be an http or https URL");
        }
        if (uri.getHost() == null) {
            throw new BaseUrlException("must have a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new BaseUrlException("must have no user, query or fragment");
        }
    }

    /** What templates know of the place. */
    Map<String, String> names() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String origin = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host + port;
        return Map.of("base_url", withoutSlash(origin + uri.getRawPath()), "host", host);
    }

    /** Scheme, host and port of an endpoint. */
    static URI origin(URI endpoint) {
        try {
            return new URI(endpoint.getScheme(), null, endpoint.getHost(), endpoint.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            throw new BaseUrlException("must be an http or https URL");
        }
    }

    static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }

    @Override
    public String toString() {
        return "BaseUrl [redacted]";
    }
}
