package io.credledger.outbound;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/** A request's first line and headers. */
final class RequestHead {

    private RequestHead() {}

    @RevealsSecret(reason = "credentials leave in a header, over the connection that was checked")
    static HttpRequest of(Target target, OutboundRequest request) {
        URI uri = request.target();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HttpRequest head = new BasicHttpRequest(request.method().name(), path + query);
        head.setScheme(target.scheme());
        head.setAuthority(new URIAuthority(target.host(), uri.getPort()));
        request.headers().forEach(head::setHeader);
        SecretToken authorization = request.authorization();
        if (authorization != null) {
            head.setHeader("Authorization", authorization.revealText());
        }
        // A connection kept alive can be closed by the other side while a request is on its way: then nobody knows
        // whether it was sent.
        head.setHeader("Connection", "close");
        return head;
    }
}
