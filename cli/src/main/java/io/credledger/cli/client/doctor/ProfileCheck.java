package io.credledger.cli.client.doctor;

import io.credledger.cli.client.profile.ProfileFile;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.TokenFile;
import io.credledger.streams.ExitCode;

/** Looks at what this machine says: profile, address, token file. */
record ProfileCheck(ProfileFile profile, Server server) {

    void into(Findings findings) {
        findings.add(profileFile());
        findings.add(address());
        findings.add(token());
    }

    private Finding profileFile() {
        if (!profile.exists()) {
            return Finding.ok("profile", "none at " + profile.path() + ": not needed");
        }
        if (profile.openToOthers()) {
            return Finding.warning(
                    "profile", "other accounts can read or change " + profile.path(), "chmod 600 " + profile.path());
        }
        if (!profile.unknown().isEmpty()) {
            return Finding.warning(
                    "profile",
                    "it has keys that mean nothing: " + String.join(", ", profile.unknown()),
                    "keep only url and token-file in " + profile.path());
        }
        return Finding.ok("profile", profile.path().toString());
    }

    private Finding address() {
        String text = server.url() + " (from " + server.urlOrigin() + ")";
        return server.url().encrypted() || server.url().loopback()
                ? Finding.ok("address", text)
                : Finding.warning(
                        "address",
                        text + " is not encrypted: tokens can be read on the way",
                        "put TLS in front of the server and use its https address");
    }

    private Finding token() {
        return server.token()
                .map(found -> found.file()
                        .filter(TokenFile::openToOthers)
                        .map(file -> Finding.warning(
                                "token", "other accounts can read " + file.path(), "chmod 600 " + file.path()))
                        .orElseGet(() -> Finding.ok("token", "from " + found.origin())))
                .orElseGet(() -> Finding.failed(
                        "token",
                        "none for this server",
                        "ask an admin for one (credledger identity token issue HANDLE --label …), then"
                                + " run 'credledger login'",
                        ExitCode.NOT_ALLOWED));
    }
}
