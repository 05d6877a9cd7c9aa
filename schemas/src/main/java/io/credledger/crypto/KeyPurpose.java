package io.credledger.crypto;

/** What a data key seals. An auditor can be given the key-encryption key of the one without the other. */
public enum KeyPurpose {
    /** Names, logins, metadata: everything personal. */
    DETAILS("details", "details"),
    /** Access tokens, client secrets, passwords. */
    TOKEN("token", "tokens");

    private final String label;
    private final String kekInfo;

    KeyPurpose(String label, String kekInfo) {
        this.label = label;
        this.kekInfo = kekInfo;
    }

    /** The permanent name: in key ids and on the wire. */
    public String label() {
        return label;
    }

    /** The inverse of {@link #label()}. */
    public static KeyPurpose parse(String label) {
        for (KeyPurpose purpose : values()) {
            if (purpose.label.equals(label)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("key purpose is unknown");
    }

    /** The HKDF info of the key-encryption key. */
    String kekInfo() {
        return kekInfo;
    }
}
