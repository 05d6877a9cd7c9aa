package io.credledger.cli;

import io.credledger.cli.client.terminal.Surroundings;
import picocli.CommandLine;

/** What can be typed, for tests elsewhere; nothing of it is carried out. */
public final class Commands {

    private Commands() {}

    public static CommandLine all() {
        return CommandTree.in(Surroundings.system());
    }
}
