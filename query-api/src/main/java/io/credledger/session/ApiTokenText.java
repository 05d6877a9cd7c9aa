package io.credledger.session;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API token as its holder has it: its id, {@code _}, and 256 random bits in base64url. Only SHA-256 of the secret's characters is
 * stored: a secret that long needs no salt and no slow hash.
 */
public final class ApiTokenText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = ApiTokenId.PREFIX.length() + 26;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ApiTokenId id;
    private final String secret;

    private ApiTokenText(ApiTokenId id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** A new secret for the token. */
    public static ApiTokenText generate(ApiTokenId id) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiTokenText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty where the text has not the shape of a token. */
    public static Optional<ApiTokenText> parse(String text) {
        if (text.length() <= ID_LENGTH || text.charAt(ID_LENGTH) != '_') {
            return Optional.empty();
        }
        String secret = text.substring(ID_LENGTH + 1);
        try {
            ApiTokenId id = new ApiTokenId(text.substring(0, ID_LENGTH));
            return SECRET.matcher(secret).matches() ? Optional.of(new ApiTokenText(id, secret)) : Optional.empty();
        } catch (InvalidIdException e) {
            return Optional.empty();
        }
    }

    public ApiTokenId id() {
        return id;
    }

    public Octets hash() {
        try {
            byte[] ascii = secret.getBytes(StandardCharsets.US_ASCII);
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In constant time. */
    public boolean hasHash(Octets stored) {
        return MessageDigest.isEqual(hash().toByteArray(), stored.toByteArray());
    }

    /** The whole token: for the one answer that shows it. */
    public String reveal() {
        return id.value() + '_' + secret;
    }

    @Override
    public String toString() {
        return id + "_[redacted]";
    }
}
