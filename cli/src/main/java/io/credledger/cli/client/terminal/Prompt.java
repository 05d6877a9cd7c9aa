package io.credledger.cli.client.terminal;

import io.credledger.secret.SecretToken;
import java.util.Optional;

/** A person who can be asked. Empty answers come back empty. */
public interface Prompt {

    Optional<String> ask(String question);

    /** Without echo. */
    Optional<SecretToken> askSecret(String question);
}
