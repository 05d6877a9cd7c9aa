package io.credledger.crypto;

/** A configured key cannot be used. Names the rule, and which key of a list, never the value. Configuration turns it into exit 9. */
public final class KeyRefusedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** The rules of a configured key. */
    public enum Rule {
        MISSING("must not be empty"),
        NOT_DECODABLE("must be hex (64 or more characters, an even number) or base64"),
        TOO_SHORT("must have 32 bytes or more"),
        NOT_32_BYTES("must have exactly 32 bytes"),
        NOT_ONE("must be a single key"),
        NOT_A_REFRESHER_KEYSET("must be a refresher keyset of X25519 keys"),
        NOT_A_PUBLIC_KEY("must be an X25519 public key"),
        NOT_A_VERIFIER_KEY("must be an Ed25519 public key");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final Rule rule;

    KeyRefusedException(Rule rule) {
        super("a key " + rule.text);
        this.rule = rule;
    }

    /** @param place which key of the list, from 1 */
    KeyRefusedException(Rule rule, int place) {
        super("a key " + rule.text, "key", place);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
