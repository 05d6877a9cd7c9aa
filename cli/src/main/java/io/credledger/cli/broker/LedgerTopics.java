package io.credledger.cli.broker;

/** Names of the ledger's topics, as access control lists need them. */
final class LedgerTopics {
    static final String EDGE_COMMANDS = "credledger.commands.edge";
    static final String WORKER_COMMANDS = "credledger.commands.worker";
    static final String CASCADE_COMMANDS = "credledger.commands.cascade";
    static final String EVENTS = "credledger.events";
    static final String KEYS = "credledger.keys";
    static final String REPLIES = "credledger.replies";
    static final String ACCESS = "credledger.access";
    static final String CHECKPOINTS = "credledger.checkpoints";
    static final String DLQ = "credledger.dlq";

    private LedgerTopics() {}
}
