package io.credledger.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A secret that must not turn up, in every way that it could be written. */
final class Canary {
    private final byte[] secret;

    Canary(byte[] secret) {
        this.secret = secret;
    }

    /** A copy. */
    byte[] bytes() {
        return secret.clone();
    }

    List<String> forms() {
        List<String> forms = new ArrayList<>();
        forms.add(new String(secret, UTF_8));
        forms.add(new String(secret, ISO_8859_1));
        forms.add(Arrays.toString(secret));
        forms.add(HexFormat.of().formatHex(secret));
        forms.add(HexFormat.of().withUpperCase().formatHex(secret));
        forms.add(URLEncoder.encode(new String(secret, UTF_8), UTF_8));
        forms.add(URLEncoder.encode(new String(secret, ISO_8859_1), ISO_8859_1));
        for (int offset = 0; offset < 3; offset++) {
            forms.add(within(Base64.getEncoder(), offset));
            forms.add(within(Base64.getUrlEncoder(), offset));
        }
        return forms;
    }

    /** The characters that depend on the secret alone when it begins that many bytes into a group of three. */
    private String within(Base64.Encoder encoder, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        int whole = shifted.length / 3 * 4;
        return encoder.encodeToString(shifted).substring(offset == 0 ? 0 : 4, whole);
    }
}
