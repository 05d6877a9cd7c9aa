package io.credledger.http;

import io.credledger.web.PublicUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where this server stands: what browsers call it, and whose word about clients it takes. */
public final class Site {

    private final TrustedProxies proxies;
    private volatile @Nullable PublicUrl url;

    /** @param publicUrl null where it is the address that is served */
    public Site(@Nullable URI publicUrl, TrustedProxies proxies) {
        this.url = publicUrl == null ? null : PublicUrl.of(publicUrl);
        this.proxies = proxies;
    }

    void servedAt(String host, int port) {
        if (url == null) {
            url = PublicUrl.served(host, port);
        }
    }

    public PublicUrl url() {
        PublicUrl known = url;
        if (known == null) {
            throw new IllegalStateException("a request came before the port was known");
        }
        return known;
    }

    TrustedProxies proxies() {
        return proxies;
    }
}
