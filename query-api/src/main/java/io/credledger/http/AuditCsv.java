package io.credledger.http;

import io.credledger.audit.AccessTrace;
import io.credledger.audit.AuditItem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Audit items as CSV (RFC 4180): always these columns, empty where there is nothing to tell. */
final class AuditCsv {

    static final String HEADER =
            "position,type,at,actor,identity,connection,entity,version,provider,provider_uid,account_login,seal,"
                    + "record,way,purpose,fallback,outcome,scopes,expires_at\r\n";

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private AuditCsv() {}

    static String line(AuditItem item) {
        AccessTrace access = item.access();
        return cells(
                        item.position(),
                        item.type(),
                        item.at(),
                        item.actor(),
                        item.identity(),
                        item.connection(),
                        item.entity(),
                        item.version(),
                        item.provider(),
                        item.providerUid(),
                        item.accountLogin(),
                        item.seal(),
                        access == null ? null : access.record(),
                        access == null ? null : access.way(),
                        access == null ? null : access.purpose(),
                        access == null ? null : access.fallback(),
                        access == null ? null : access.outcome(),
                        access == null ? null : scopes(access.scopes()),
                        access == null ? null : access.expiresAt())
                + "\r\n";
    }

    private static @Nullable String scopes(@Nullable List<String> scopes) {
        return scopes == null ? null : String.join(" ", scopes);
    }

    private static String cells(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "" : cell(value.toString()))
                .collect(Collectors.joining(","));
    }

    /** Spreadsheets run a cell that starts like a formula: an apostrophe in front makes it text (OWASP, CSV injection). */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quote = formula || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
