package io.credledger.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the shell's completion. */
@Command(
        name = "completion",
        description = "Print a completion script for your shell.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(credledger completion bash)", "  credledger completion zsh > ~/.zfunc/_credledger"})
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script = AutoComplete.bash(root.getCommandName(), root);
        // picocli's script speaks to zsh through bashcompinit; the first line lets zsh load it by itself.
        root.getOut().print(shell == Shell.ZSH ? "#compdef " + root.getCommandName() + "\n" + script : script);
        root.getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
