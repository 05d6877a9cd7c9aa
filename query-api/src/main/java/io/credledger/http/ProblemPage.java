package io.credledger.http;

/** The page that documents problems, in Markdown. */
public final class ProblemPage {

    private static final String HEAD = """
            # Problems

            This page is generated from `ProblemType`; a test fails when it drifts.

            Every error is `application/problem+json` (RFC 9457): `type` is `urn:credledger:problem:` and the slug, `title` is the rule below, `detail` says
            more where there is more to say, `field` names what in the request it is about, `request_id` finds the request in the log. No value of the request
            is ever repeated. `POST /v1/token` answers as RFC 6749 §5.2 instead: `error`, `error_description`, and `reason` where the code alone is vague.

            The exit code is what the `credledger` command ends with.

            A write that is not seen committed in time is no problem: it is 202 with `command` and `status_url`. `GET /v1/commands/{id}` says `pending` for every
            well-formed id that this process has not seen decided, because a command that is on its way cannot be told from one that never was; after the
            dedupe window (7 days) it says `pending` again.

            | slug | status | exit code | rule |
            |---|---|---|---|
            """;

    private ProblemPage() {}

    public static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (ProblemType type : ProblemType.values()) {
            page.append("| `%s` | %d | %d | %s |\n"
                    .formatted(type.slug(), type.status(), type.exitCode().code(), type.title()));
        }
        return page.toString();
    }
}
