package io.credledger.connect;

import io.credledger.ledger.FlowId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The {@code state} of an authorization request: the flow's id, a dot, and 128 random bits that only its browser's cookie has too. */
final class FlowState {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;

    private FlowState() {}

    static SecretToken of(FlowId flow) {
        return SecretToken.takeCopyOf(flow + "." + random());
    }

    static SecretToken nonce() {
        return SecretToken.takeCopyOf(random());
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Which flow's it would be; that it really is, the cookie says. */
    @RevealsSecret(reason = "what stands before the dot is no secret")
    static Optional<FlowId> flow(SecretToken state) {
        String text = state.revealText();
        int dot = text.indexOf('.');
        try {
            return dot < 0 ? Optional.empty() : Optional.of(new FlowId(text.substring(0, dot)));
        } catch (InvalidIdException e) {
            return Optional.empty();
        }
    }
}
