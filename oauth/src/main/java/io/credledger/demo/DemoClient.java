package io.credledger.demo;

import io.credledger.secret.SecretToken;
import java.util.List;

/**
 * An application that is registered here. It may send a browser back to any loopback address (RFC 8252 section 7.3), and nowhere else.
 *
 * @param secrets one, or two while the one replaces the other; each is valid
 */
public record DemoClient(String id, List<SecretToken> secrets, GrantPolicy policy) {

    public DemoClient {
        secrets = List.copyOf(secrets);
        if (id.isEmpty() || secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException("a client has an id, and one or two secrets");
        }
    }

    public DemoClient(String id, SecretToken secret, GrantPolicy policy) {
        this(id, List.of(secret), policy);
    }

    public DemoClient withSecrets(SecretToken... changed) {
        return new DemoClient(id, List.of(changed), policy);
    }

    public DemoClient withPolicy(GrantPolicy changed) {
        return new DemoClient(id, secrets, changed);
    }

    boolean accepts(ClientLogin login) {
        return secrets.contains(login.secret());
    }
}
