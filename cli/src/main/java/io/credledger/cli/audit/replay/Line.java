package io.credledger.cli.audit.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.credledger.wire.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** JSON in UTF-8 under construction. For one thread. */
final class Line {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 20;
    private static final int MILLIS = 1000;

    private byte[] bytes = new byte[1 << 18];
    private int length;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    Line raw(String ascii) {
        int size = ascii.length();
        room(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A string, quoted. */
    Line text(Slice slice) {
        room(slice.length() + 2);
        bytes[length++] = '"';
        int begin = length;
        slice.copyTo(bytes, begin);
        length += slice.length();
        if (!isPlain(begin)) {
            length = begin - 1;
            return quoted(slice.text());
        }
        bytes[length++] = '"';
        return this;
    }

    Line text(byte[] utf8) {
        return text(Slice.of(utf8));
    }

    /** Any string, quoted. */
    Line quoted(String any) {
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(any);
        return raw("\"").utf8(new String(quoted)).raw("\"");
    }

    private Line utf8(String any) {
        byte[] encoded = any.getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    private boolean isPlain(int begin) {
        for (int i = begin; i < length; i++) {
            byte character = bytes[i];
            if (character < ' ' || character == '"' || character == '\\' || character == 0x7F) {
                return false;
            }
        }
        return true;
    }

    Line hex(Slice slice) {
        room(2 * slice.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < slice.length(); i++) {
            bytes[length++] = HEX[(slice.at(i) >> 4) & 15];
            bytes[length++] = HEX[slice.at(i) & 15];
        }
        bytes[length++] = '"';
        return this;
    }

    Line number(long number) {
        if (number < 0) {
            return raw(Long.toString(number));
        }
        room(MOST_DIGITS);
        int begin = length;
        long left = number;
        do {
            bytes[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        for (int low = begin, high = length - 1; low < high; low++, high--) {
            byte digit = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = digit;
        }
        return this;
    }

    /** RFC 3339, quoted. Thousands of events share a second, whose text is most of the work. */
    Line time(long millis) {
        long now = Math.floorDiv(millis, MILLIS);
        if (now != second) {
            String text = Instant.ofEpochSecond(now).toString();
            second = now;
            secondText = text.substring(0, text.length() - 1);
        }
        raw("\"").raw(secondText);
        int fraction = Math.floorMod(millis, MILLIS);
        if (fraction != 0) {
            raw(".").raw(Integer.toString(MILLIS + fraction).substring(1));
        }
        return raw("Z\"");
    }

    int length() {
        return length;
    }

    byte[] copyFrom(int begin) {
        return Arrays.copyOfRange(bytes, begin, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
