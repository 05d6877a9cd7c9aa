package io.credledger.cli;

import io.credledger.cli.audit.AuditCommands;
import io.credledger.cli.client.connect.ConnectCommand;
import io.credledger.cli.client.connection.ConnectionCommands;
import io.credledger.cli.client.forge.ForgeCommands;
import io.credledger.cli.client.git.GitCredentialCommand;
import io.credledger.cli.client.identity.IdentityCommands;
import io.credledger.cli.client.identity.LoginCommand;
import io.credledger.cli.client.identity.LogoutCommand;
import io.credledger.cli.client.identity.SessionCommands;
import io.credledger.cli.client.identity.WhoamiCommand;
import io.credledger.cli.client.provider.ProviderCommands;
import io.credledger.cli.client.token.TokenCommand;
import io.credledger.cli.client.webhook.WebhookCommands;
import io.credledger.cli.doctor.DoctorCommand;
import io.credledger.cli.keys.KeysCommands;
import io.credledger.cli.role.InitCommand;
import io.credledger.cli.role.LedgerCommand;
import io.credledger.cli.role.QueryCommand;
import io.credledger.cli.role.RefresherCommand;
import io.credledger.cli.role.UpCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root. Role commands come first in its list; their classes must load no Kafka and no Jetty before they are called. */
@Command(
        name = "credledger",
        description = "A ledger of OAuth credentials: who connected what, who owns it, and tokens that work.",
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            InitCommand.class,
            LedgerCommand.class,
            QueryCommand.class,
            RefresherCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            WhoamiCommand.class,
            SessionCommands.class,
            IdentityCommands.class,
            ProviderCommands.class,
            ConnectCommand.class,
            ConnectionCommands.class,
            ForgeCommands.class,
            TokenCommand.class,
            GitCredentialCommand.class,
            WebhookCommands.class,
            KeysCommands.class,
            AuditCommands.class,
            DoctorCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger login",
            "  credledger connect github",
            "  credledger token github",
            "  credledger doctor"
        })
final class CredledgerCommand {

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;
}
