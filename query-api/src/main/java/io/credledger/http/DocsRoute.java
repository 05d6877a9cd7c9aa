package io.credledger.http;

import io.credledger.apidoc.ApiPage;
import io.credledger.apidoc.OpenApi;
import io.credledger.web.Pages;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code /docs}: the description of the API as a page, made when somebody first asks for it. */
final class DocsRoute implements Answering {

    @Override
    public void answer(Call call) {
        Pages.HEADERS.forEach(call::header);
        call.header("ETag", Rendered.ETAG).header("Cache-Control", "public, max-age=300");
        boolean known = call.browser().has(Rendered.ETAG);
        call.bytes(known ? 304 : 200, Pages.TYPE, known ? new byte[0] : Rendered.PAGE.clone());
    }

    /** By the class loader's own lock: once, and by nobody who does not want it. */
    private static final class Rendered {

        static final byte[] PAGE = Pages.render("docs", new ApiPage(OpenApi.read()).model());
        static final String ETAG = tag();

        private static String tag() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(PAGE);
                return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
