package io.credledger.cli;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.DurationText;
import io.credledger.cli.client.terminal.Palette;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.streams.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, ready to execute. */
final class CommandTree {

    private CommandTree() {}

    static CommandLine in(Surroundings surroundings) {
        CommandLine root = new CommandLine(CredledgerCommand.class, factory(surroundings));
        root.addMixin(ClientOptions.MIXIN, new ClientOptions(surroundings));
        boolean colour = Palette.of(surroundings, false) == Palette.ANSI;
        root.setOut(new PrintWriter(surroundings.terminal().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.terminal().err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationText())
                .setParameterExceptionHandler(new UsageAnswer())
                .setExecutionExceptionHandler(new FailureAnswer());
        root.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        settle(root);
        return root;
    }

    /** Options in the order in which they are declared: related ones stand together. */
    private static void settle(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.addOption(help());
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false)
                .abbreviateSynopsis(true)
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        if (!command.getSubcommands().isEmpty()) {
            usage.customSynopsis(spec.qualifiedName() + " [OPTIONS] COMMAND");
        }
        // An alias is the same command again.
        Set.copyOf(command.getSubcommands().values()).forEach(CommandTree::settle);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exit : ExitCode.values()) {
            meanings.put(String.valueOf(exit.code()), exit.meaning());
        }
        return meanings;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and end.")
                .build();
    }

    private static IFactory factory(Surroundings surroundings) {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == ClientOptions.class ? type.cast(new ClientOptions(surroundings)) : standard.create(type);
            }
        };
    }
}
