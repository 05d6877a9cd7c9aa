package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What became of an end. */
@Command(name = "cascade", description = "How far a deactivation or erasure is (admin, auditor).")
final class CascadeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HANDLE", description = "Its handle.")
    private String handle = "";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        return new EndStatus(client.open(), handle).show();
    }
}
