package io.credledger.cli.audit;

import picocli.CommandLine.Command;

/** What an auditor does without asking the server. */
@Command(
        name = "audit",
        description = {
            "For auditors: replay, who owned what, verification.",
            "Straight from Kafka with read-only rights, from a bundle, or on a proof alone."
        },
        subcommands = {
            ReplayCommand.class,
            OwnershipCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            ProveCommand.class
        })
public final class AuditCommands {}
