package io.credledger.cli.demo;

import java.nio.file.Path;

/** What to try, for a second terminal. No secret stands in it. */
record WalkThrough(String url, String provider, Path tokenFile) {

    String text() {
        return """

                A provider of this machine is connected: %s (its page shows what it granted).
                Its access tokens live for 60 seconds, and a refresh token that comes twice costs the grant.
                In a second terminal, in the same directory:

                  export CREDLEDGER_URL=%s CREDLEDGER_TOKEN_FILE=%s
                  credledger connections list
                  credledger connections show demo/default       # watch last_refreshed and expires_at move
                  credledger connections history demo/default    # every refresh, with what became of it
                  credledger token demo --min-valid 5s           # an access token that works
                  credledger connections disconnect demo/default
                  credledger connections show demo/default       # and the provider's answer to the revocation
                  credledger connect demo --name again           # once more, by a browser

                docs/demo.md says more. Ctrl-C ends it; 'up --demo' on the same directory goes on where it was.""".formatted(provider, url, tokenFile);
    }
}
