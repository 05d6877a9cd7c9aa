package io.credledger.forge;

import io.credledger.view.InvalidCursorException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a forge's list. Forges count pages, so a cursor is a page number, good for the size that it was made with.
 *
 * @param number from 1
 * @param size at most what every forge gives at once
 */
public record ForgePageRequest(int number, int size) {

    /** GitHub's and GitLab's limit. */
    public static final int MAX_SIZE = 100;

    private static final Pattern CURSOR = Pattern.compile("([1-9][0-9]{0,2})x([1-9][0-9]{0,5})");

    public ForgePageRequest {
        if (number < 1 || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("pages begin at 1 and have 1 to 100 entries");
        }
    }

    /**
     * As a caller asks for it.
     *
     * @param limit more than a forge gives at once gives as many as that
     * @throws InvalidCursorException unless the cursor is of a list with the same limit
     */
    public static ForgePageRequest of(@Nullable String cursor, int limit) {
        int size = Math.min(limit, MAX_SIZE);
        if (cursor == null) {
            return new ForgePageRequest(1, size);
        }
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != size) {
            throw new InvalidCursorException();
        }
        return new ForgePageRequest(Integer.parseInt(matcher.group(2)), size);
    }

    /** The cursor of the page after this one. */
    String next() {
        return size + "x" + (number + 1);
    }
}
