package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.http.ApiRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends what an identity may do; it can come back. */
@Command(
        name = "deactivate",
        description = "End all that it may do; what it owns is disconnected (admin).",
        footerHeading = "%nExample:%n",
        footer = "  credledger identity deactivate bob --until-done --wait 5m")
final class DeactivateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HANDLE", description = "Its handle.")
    private String handle = "";

    @Option(names = "--until-done", description = EndStatus.UNTIL_DONE)
    private boolean untilDone;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WriteOptions write;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        session.write(ApiRequest.post("v1", "identities", handle, "deactivate"), write);
        EndStatus status = new EndStatus(session, handle);
        return untilDone ? status.showDone(write.patience()) : status.show();
    }
}
