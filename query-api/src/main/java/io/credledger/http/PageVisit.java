package io.credledger.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Somebody who goes to a page, if it is that: people are sent on where programs are told what is wrong. */
final class PageVisit {

    private final Context context;
    private final Route route;
    private final Site site;

    PageVisit(Context context, Route route, Site site) {
        this.context = context;
        this.route = route;
        this.site = site;
    }

    private boolean isOne() {
        return route.isPage() && route.isRead() && Accepts.html(context.header("Accept"));
    }

    private String path() {
        String query = context.queryString();
        return context.path() + (query == null ? "" : '?' + query);
    }

    /** Under another name of ours a browser would not show the cookies that it has, nor bring back those that it gets. */
    void requireOurName() {
        String host = context.header("Host");
        if (host != null && isOne() && site.url().isAlias(host)) {
            throw new GoOnException(site.url().at(path()));
        }
    }

    /** And come back then. */
    void signInFirst() {
        if (isOne()) {
            throw new GoOnException(
                    Route.SIGN_IN.template() + "?return_to=" + URLEncoder.encode(path(), StandardCharsets.UTF_8));
        }
    }
}
