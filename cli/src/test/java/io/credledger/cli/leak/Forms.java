package io.credledger.cli.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ways in which a text may stand somewhere. */
final class Forms {

    private Forms() {}

    /** Bytes by the name of the form; every form is inside whatever surrounds it. */
    static Map<String, byte[]> of(String text) {
        Map<String, byte[]> forms = of(text.getBytes(UTF_8));
        forms.put("upper case", text.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        forms.put("lower case", text.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        forms.put("UTF-16LE", text.getBytes(UTF_16LE));
        forms.put("UTF-16BE", text.getBytes(UTF_16BE));
        forms.put("URL-encoded", ascii(URLEncoder.encode(text, UTF_8)));
        return forms;
    }

    /** The same of what is no text. */
    static Map<String, byte[]> of(byte[] bytes) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("plain", bytes);
        forms.put("hex", ascii(HexFormat.of().formatHex(bytes)));
        forms.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
        forms.put("every character URL-encoded", ascii(percent(bytes).toUpperCase(Locale.ROOT)));
        forms.put("every character url-encoded", ascii(percent(bytes)));
        forms.put("array", ascii(interior(Arrays.toString(bytes))));
        for (int offset = 0; offset < 3; offset++) {
            forms.put("base64+" + offset, ascii(base64(Base64.getEncoder(), bytes, offset)));
            forms.put("base64url+" + offset, ascii(base64(Base64.getUrlEncoder(), bytes, offset)));
        }
        return forms;
    }

    private static String percent(byte[] bytes) {
        return HexFormat.of().withPrefix("%").formatHex(bytes);
    }

    private static String interior(String list) {
        return list.substring(1, list.length() - 1);
    }

    /** The characters that depend on the text alone when it begins that many bytes into a group of three. */
    private static String base64(Base64.Encoder encoder, byte[] text, int offset) {
        byte[] shifted = new byte[offset + text.length];
        System.arraycopy(text, 0, shifted, offset, text.length);
        int whole = shifted.length / 3 * 4;
        return encoder.encodeToString(shifted).substring(offset == 0 ? 0 : 4, whole);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
