package io.credledger.cli.heap;

import io.credledger.cli.Main;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The command in a process that also keeps four texts in mind, one in each form that a heap has: whoever does not find those finds nothing. */
final class Mindful {

    private static final int OPTIONS = 1;

    /** A character that a byte cannot hold. */
    private static final String WIDE = "-\u65e5";

    static byte[] bytes = {};
    static char[] chars = {};
    static String narrow = "";
    static String wide = "";

    private Mindful() {}

    private static String of(String form, String seed) {
        return form + "-of-" + seed;
    }

    /** What is kept, by the form that it is found in. */
    static Map<String, String> texts(String seed) {
        return Map.of(
                "bytes",
                of("bytes", seed),
                "chars",
                of("chars", seed),
                "narrow",
                of("narrow", seed),
                "wide",
                of("wide", seed) + WIDE);
    }

    /** @param arguments the seed, and then the command's own */
    public static void main(String[] arguments) {
        String seed = arguments[0];
        bytes = of("bytes", seed).getBytes(StandardCharsets.UTF_8);
        chars = of("chars", seed).toCharArray();
        narrow = of("narrow", seed);
        wide = of("wide", seed) + WIDE;
        Main.main(Arrays.copyOfRange(arguments, OPTIONS, arguments.length));
    }
}
