package io.credledger.http;

import io.credledger.web.Pages;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A problem as a page, for whoever went to one. */
final class BrowserProblem {

    private BrowserProblem() {}

    /** On pages, and where there is nothing; the API answers programs, whatever they accept. */
    static boolean isFor(Context context) {
        Route route = RequestLog.route(context);
        return (route == null || route.isPage()) && Accepts.html(context.header("Accept"));
    }

    static void answer(Context context, ProblemType type, Map<String, Object> members) {
        List<Map<String, String>> shown = members.entrySet().stream()
                .filter(member -> member.getValue() instanceof String || member.getValue() instanceof Number)
                .filter(member -> !member.getKey().equals("detail"))
                .map(member -> Map.of(
                        "name",
                        member.getKey().replace('_', ' '),
                        "value",
                        member.getValue().toString()))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("title", title(type));
        model.put("detail", members.getOrDefault("detail", type.title()));
        model.put("slug", type.slug());
        model.put("members", shown);
        model.put("request", RequestId.of(context));
        model.put("signin", type.status() == 401);
        Pages.HEADERS.forEach(context::header);
        context.contentType(Pages.TYPE).result(Pages.render("problem", model));
    }

    private static String title(ProblemType type) {
        String words = type.slug().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
