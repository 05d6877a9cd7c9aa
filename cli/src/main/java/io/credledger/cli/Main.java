package io.credledger.cli;

import io.credledger.cli.client.terminal.Surroundings;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int code = CommandTree.in(Surroundings.system()).execute(arguments);
        System.exit(code);
    }
}
