package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.streams.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a person. There is no way back. */
@Command(
        name = "erase",
        description = {
            "Forget a person, for ever (admin).",
            "What it owns is disconnected and revoked, its keys are shredded, and nobody can have the handle again."
        },
        footerHeading = "%nExample:%n",
        footer = "  credledger identity erase bob --yes --until-done --wait 5m")
final class EraseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HANDLE", description = "Its handle.")
    private String handle = "";

    @Option(names = "--yes", description = "Do not ask: for scripts.")
    private boolean yes;

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
        if (!yes) {
            confirm(session);
        }
        Fields confirmed = new Fields().with("confirm", handle);
        session.write(ApiRequest.post("v1", "identities", handle, "erase").json(confirmed), write);
        EndStatus status = new EndStatus(session, handle);
        return untilDone ? status.showDone(write.patience()) : status.show();
    }

    private void confirm(Session session) {
        String typed = session.terminal()
                .prompt()
                .orElseThrow(() -> ClientException.usage("there is no way back: say --yes where nobody can be asked"))
                .ask("This cannot be undone. Type the handle to erase it")
                .orElse("");
        if (!typed.equals(handle)) {
            throw new ClientException(ExitCode.REFUSED, "that is not the handle: nothing was erased");
        }
    }
}
