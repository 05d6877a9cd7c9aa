package io.credledger.cli.demo;

import io.credledger.cli.client.profile.TokenFile;
import io.credledger.secret.SecretToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of the ledger's application at the demo provider, made at the first start. */
final class DemoClientSecret {

    private static final int BYTES = 32;

    private DemoClientSecret() {}

    static SecretToken keptIn(Path file) {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            DemoFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        }
        return new TokenFile(file).read();
    }
}
