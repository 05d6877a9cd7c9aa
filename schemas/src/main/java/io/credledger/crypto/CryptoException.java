package io.credledger.crypto;

/**
 * Something sealed or a key is not what it should be. The text is constant; what follows it is named and public: an id, a rule, a length.
 * Never plaintext or key bytes, and no cause: what a cipher has to say about bad input is of no use to anyone but an attacker.
 */
public abstract sealed class CryptoException extends RuntimeException
        permits KeyNotHeldException,
                KeyRefusedException,
                MalformedSealException,
                PlaintextTooLongException,
                SealBrokenException,
                WrongKeyException {
    private static final long serialVersionUID = 1L;

    CryptoException(String text) {
        super(text);
    }

    CryptoException(String text, String name, Object value) {
        super(text + ": {" + name + "=" + value + "}");
    }
}
