package io.credledger.cli.client;

/** What the server says of a connect flow. */
final class Flows {

    static final String ID = "flw_0000000000001ddddddddddddd";
    static final String PAGE = "http://127.0.0.1:8080/connect/start?ticket=c2VhbGVk";
    static final String BEGIN = "POST /v1/connect/github";
    static final String STATE = "GET /v1/connect/flows/" + ID;

    static final String CONNECTION = "GET /v1/connections/" + Answers.CON;

    static final String BEGUN = """
            {"authorize_url": "%s", "flow_id": "%s", "expires_at": "2026-01-31T12:10:00Z"}""".formatted(PAGE, ID);

    static final String PENDING = state("pending", "null", "null");
    static final String EXPIRED = state("expired", "null", "null");
    static final String COMPLETED = state("completed", '"' + Answers.CON + '"', "null");

    private Flows() {}

    static String failed(String problem) {
        return state("failed", "null", problem);
    }

    private static String state(String status, String connection, String problem) {
        return """
                {"flow_id": "%s", "status": "%s", "expires_at": "2026-01-31T12:10:00Z", "connection": %s,
                 "key": "vault:default:github:connection:alice/main", "activated": %s, "problem": %s}""".formatted(ID, status, connection, status.equals("completed"), problem);
    }
}
