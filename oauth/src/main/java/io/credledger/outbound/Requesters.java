package io.credledger.outbound;

import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** Apache's engine as we want it: HttpCore, not HttpClient, whose loggers write bodies and headers and which resolves names itself. */
final class Requesters {

    /** GitHub refuses a request without one. */
    private static final String USER_AGENT = "credential-ledger";

    private Requesters() {}

    static HttpAsyncRequester start(SSLContext trust, OutboundSettings settings) {
        HttpAsyncRequester requester = AsyncRequesterBootstrap.bootstrap()
                // Waiting takes no thread; parsing little.
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                // No bound by default, and headers count as part of an answer's size.
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(8 * 1024)
                        .setMaxHeaderCount(100)
                        .build())
                .setCharCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.US_ASCII)
                        .build())
                // No Expect, no Accept-Encoding, no cookies.
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .addAll(RequestTargetHost.INSTANCE, RequestContent.INSTANCE, new RequestUserAgent(USER_AGENT))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                // It checks that the certificate is the host's.
                .setTlsStrategy(new BasicClientTlsStrategy(trust))
                .setTlsHandshakeTimeout(Timeout.of(settings.connectDeadline()))
                .create();
        requester.start();
        return requester;
    }
}
