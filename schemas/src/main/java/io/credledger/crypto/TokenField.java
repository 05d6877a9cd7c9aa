package io.credledger.crypto;

/** Which secret of an entity a sealed token is. */
public enum TokenField {
    ACCESS_TOKEN("access_token"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_SECRET("client_secret"),
    PASSWORD("password"),
    WEBHOOK_SECRET("webhook_secret");

    private final String label;

    TokenField(String label) {
        this.label = label;
    }

    /** The permanent name. */
    public String label() {
        return label;
    }
}
