package io.credledger.hook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a subscriber was told of a shard, as it stands in the topic: {@code 1 <seq> <replayed>} in ASCII, the first being the version of this format.
 *
 * @param seq up to which all is told
 * @param replayed seq of the last wish for a replay that was heeded; 0 for none
 */
record Told(long seq, long replayed) {

    private static final Pattern TEXT = Pattern.compile("1 ([0-9]{1,18}) ([0-9]{1,18})");

    byte[] encode() {
        return ("1 " + seq + " " + replayed).getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty where it is not one: then all since the subscription is told again, which a subscriber must bear. */
    static Optional<Told> decode(byte[] value) {
        Matcher text = TEXT.matcher(new String(value, StandardCharsets.US_ASCII));
        return text.matches()
                ? Optional.of(new Told(Long.parseLong(text.group(1)), Long.parseLong(text.group(2))))
                : Optional.empty();
    }
}
