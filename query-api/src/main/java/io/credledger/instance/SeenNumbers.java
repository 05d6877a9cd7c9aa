package io.credledger.instance;

import java.util.BitSet;

/** Which of a sender's numbers have come. Those far behind the highest count as seen: nobody's requests overtake each other by so much. */
final class SeenNumbers {

    private static final int WINDOW = 8192;

    private final BitSet seen = new BitSet(WINDOW);
    private long highest = -1;

    /** Whether it comes for the first time. */
    synchronized boolean isFirst(long number) {
        if (number <= highest - WINDOW) {
            return false;
        }
        if (number > highest) {
            forget(number);
            highest = number;
        }
        int place = place(number);
        boolean first = !seen.get(place);
        seen.set(place);
        return first;
    }

    /** The places of the numbers up to this one were those of numbers that are now too old. */
    private void forget(long number) {
        if (number - highest >= WINDOW) {
            seen.clear();
        } else {
            for (long each = highest + 1; each <= number; each++) {
                seen.clear(place(each));
            }
        }
    }

    private static int place(long number) {
        return (int) (number % WINDOW);
    }
}
