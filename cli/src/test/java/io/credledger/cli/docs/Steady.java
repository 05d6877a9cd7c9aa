package io.credledger.cli.docs;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Puts the same examples for what is another in each run, as wide as that was: ids, times, positions, addresses. */
final class Steady {

    private static final Pattern ID = Pattern.compile("\\b(con|idn|clt|ldg|cmd|evt)_[a-z0-9]{26}");
    private static final Pattern TIME =
            Pattern.compile("\\b20[2-8]\\d-\\d\\d-\\d\\d([T ])\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?Z");
    private static final Pattern AGO = Pattern.compile("\\((?:\\d+ \\w+ ago|now)\\)");
    private static final Pattern DAYS = Pattern.compile("\\(in \\d+ days\\)");
    private static final Pattern KEY = Pattern.compile("\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
    private static final Pattern POSITION = Pattern.compile("^\\d+:\\d+ +(?=\\d{4}-)", Pattern.MULTILINE);

    private final Map<String, String> ids = new HashMap<>();
    private final String url;
    private final String provider;

    Steady(String url, String provider) {
        this.url = url;
        this.provider = provider;
    }

    String of(String text) {
        String left = text.replace(url, "http://127.0.0.1:8080").replace(provider, "http://127.0.0.1:40000");
        left = ID.matcher(left).replaceAll(found -> ids.computeIfAbsent(found.group(), id -> next(found.group(1))));
        left = TIME.matcher(left).replaceAll(Steady::noon);
        left = DAYS.matcher(AGO.matcher(left).replaceAll("(now)")).replaceAll("(in 26000 days)");
        left = KEY.matcher(left).replaceAll("+1a2b3c4d+" + "A".repeat(44));
        int[] position = {0};
        return POSITION.matcher(left).replaceAll(found -> "%-10s".formatted("3:" + ++position[0]));
    }

    private String next(String kind) {
        long before = ids.values().stream().filter(id -> id.startsWith(kind)).count();
        return "%s_%026d".formatted(kind, before + 1);
    }

    private static String noon(MatchResult time) {
        return "2026-01-01" + time.group(1) + "12:00" + (time.group(2) == null ? "" : ":00")
                + (time.group(3) == null ? "" : ".000") + "Z";
    }
}
