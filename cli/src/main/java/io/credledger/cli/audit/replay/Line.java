package io.credledger.cli.audit.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.credledger.wire.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** JSON in UTF-8 under construction. For one thread. */
final class Line {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 20;
    private static final int MILLIS = 1000;
    private static final int DELETE = 0x7F;
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] QUOTE = {'"'};
    private static final byte[] ZULU = {'Z', '"'};

    private byte[] bytes = new byte[1 << 18];
    private int length;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    Line raw(String ascii) {
        int size = ascii.length();
        room(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    Line raw(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
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
        int begin = length;
        byte[] utf8 = any.getBytes(StandardCharsets.UTF_8);
        raw(QUOTE).raw(utf8);
        if (isPlain(begin + 1)) {
            return raw(QUOTE);
        }
        length = begin;
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(any);
        return raw(QUOTE)
                .raw(new String(quoted).getBytes(StandardCharsets.UTF_8))
                .raw(QUOTE);
    }

    /** Eight at a time; in each byte of a difference the highest bit says that there was something to be found in it or below. */
    private boolean isPlain(int begin) {
        int at = begin;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long control = (word - EACH * ' ') & ~word;
            long found = word | control | equal(word, '"') | equal(word, '\\') | equal(word, DELETE);
            if ((found & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; at < length; at++) {
            byte character = bytes[at];
            if (character < ' ' || character == '"' || character == '\\' || character == DELETE) {
                return false;
            }
        }
        return true;
    }

    private static long equal(long word, int character) {
        long difference = word ^ EACH * character;
        return (difference - EACH) & ~difference;
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
            secondText = text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII);
        }
        raw(QUOTE).raw(secondText);
        int fraction = Math.floorMod(millis, MILLIS);
        if (fraction != 0) {
            room(4);
            bytes[length++] = '.';
            bytes[length++] = (byte) ('0' + fraction / 100);
            bytes[length++] = (byte) ('0' + fraction / 10 % 10);
            bytes[length++] = (byte) ('0' + fraction % 10);
        }
        return raw(ZULU);
    }

    /** To be written from its beginning. */
    Line clear() {
        length = 0;
        return this;
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
