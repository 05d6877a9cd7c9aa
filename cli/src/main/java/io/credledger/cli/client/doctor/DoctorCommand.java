package io.credledger.cli.client.doctor;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiClient;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.profile.ProfileFile;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.ServerSearch;
import io.credledger.cli.client.terminal.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what stands in the way. */
@Command(
        name = "doctor",
        description = {
            "Check profile, token, server, its readiness and the clocks; say how to mend what is wrong.",
            "Ends with 0 when nothing stands in the way."
        },
        footerHeading = "%nExample:%n",
        footer = "  credledger doctor --url http://127.0.0.1:8080")
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Findings findings = new Findings();
        examine(findings);
        OutputSettings settings = client.output();
        findings.print(new Output(settings.format(), settings.palette(), client.surroundings()));
        return findings.exit().code();
    }

    private void examine(Findings findings) {
        Surroundings surroundings = client.surroundings();
        try {
            // What a search remarks on is a finding here.
            Server server = new ServerSearch(client.choice(), surroundings, remark -> {}).find();
            new ProfileCheck(ProfileFile.in(surroundings), server).into(findings);
            ApiClient api = new ApiClient(server, surroundings.pause(), client.trace());
            new ServerCheck(api, surroundings.clock(), server.token().isPresent()).into(findings);
        } catch (ClientException e) {
            findings.add(
                    Finding.failed("configuration", e.sentence(), "correct it where the sentence says", e.exitCode()));
        }
    }
}
