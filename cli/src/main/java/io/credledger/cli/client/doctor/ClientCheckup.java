package io.credledger.cli.client.doctor;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiClient;
import io.credledger.cli.client.profile.ProfileFile;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.ServerSearch;
import io.credledger.cli.client.terminal.Surroundings;

/** All that is looked at from a client: profile, token, server, its readiness, the clocks. */
public record ClientCheckup(ClientOptions client) {

    public void into(Findings findings) {
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
