package io.credledger.crypto;

/** The bytes are not of the format: nothing was decrypted. */
public final class MalformedSealException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** What the bytes break. */
    public enum Rule {
        LENGTH("sealed bytes have a length that the format does not have"),
        FORMAT("sealed bytes name an unknown format"),
        KIND("sealed bytes are of a kind that is not expected here"),
        PADDING("sealed bytes are padded wrongly");

        private final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    private final Rule rule;

    MalformedSealException(Rule rule) {
        super(rule.text);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
