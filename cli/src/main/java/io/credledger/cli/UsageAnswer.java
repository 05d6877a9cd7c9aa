package io.credledger.cli;

import io.credledger.cli.client.terminal.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line, and where to read more. Stray arguments are not repeated: one may be a secret that was meant for a prompt. */
final class UsageAnswer implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("credledger: " + SafeText.of(sentence(e)) + "; see '"
                + command.getCommandSpec().qualifiedName() + " --help'");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return lowerFirst(String.valueOf(e.getMessage()).lines().findFirst().orElse("not understood"));
        }
        String argument = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            return "unknown option " + argument.replaceFirst("=.*", "");
        }
        List<String> similar = unmatched.getSuggestions();
        return similar.isEmpty() ? "one argument too many" : "no such command; did you mean " + meant(similar) + "?";
    }

    /** The most similar one; a name that begins like another is as likely to be that other. */
    private static String meant(List<String> similar) {
        String first = similar.get(0);
        return similar.stream()
                .filter(name -> name.startsWith(first) || first.startsWith(name))
                .collect(Collectors.joining(" or "));
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
