package io.credledger.cli.broker;

/** Who may log in to the broker: one principal per role, each with its own password and the least rights. */
public enum BrokerPrincipal {
    /** Super user: founding, and the broker's own connection to itself. */
    ADMIN("admin"),
    LEDGER_SERVICE("ledger-service"),
    QUERY_API("query-api"),
    REFRESHER("refresher"),
    AUDITOR("auditor");

    private final String principalName;

    BrokerPrincipal(String principalName) {
        this.principalName = principalName;
    }

    /** The SCRAM user name. */
    public String principalName() {
        return principalName;
    }

    /** As access control lists write it. */
    public String kafkaPrincipal() {
        return "User:" + principalName;
    }

    /** Prefix of the role's consumer groups and transactional ids; for the roles that run Streams, exactly the application id. */
    public String applicationId() {
        return "credledger-" + principalName;
    }

    String passwordFile() {
        return "broker-" + principalName + ".password";
    }
}
