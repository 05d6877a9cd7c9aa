package io.credledger.secret;

/** What was given cannot be a secret token. Names the rule that it breaks, never the value. */
public final class SecretRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The rules of a secret token. */
    public enum Rule {
        EMPTY("must not be empty"),
        TOO_LONG("must be at most " + SecretToken.MAX_BYTES + " bytes of UTF-8"),
        NOT_TEXT("must be well-formed text");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final Rule rule;

    SecretRefusedException(Rule rule) {
        super("a secret token " + rule.text());
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
