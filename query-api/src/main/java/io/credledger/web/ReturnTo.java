package io.credledger.web;

import io.credledger.ledger.InvalidIdException;
import java.util.regex.Pattern;

/**
 * Where a browser goes on afterwards: a path here, with its query. No other origin can be written as one: no scheme, nothing that browsers
 * take for {@code //} (they read a backslash as a slash and drop tabs and line ends), nothing but the characters of RFC 3986.
 *
 * @param path begins with one slash
 */
public record ReturnTo(String path) {

    public static final int MAX = 2000;

    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");

    public static final ReturnTo HOME = new ReturnTo("/");

    public ReturnTo {
        if (path.length() > MAX || !PATH.matcher(path).matches()) {
            throw new InvalidIdException("must be a path of this server, beginning with one slash");
        }
    }

    @Override
    public String toString() {
        return "ReturnTo [redacted]";
    }
}
