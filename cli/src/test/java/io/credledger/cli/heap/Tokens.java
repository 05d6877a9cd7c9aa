package io.credledger.cli.heap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Every token that was sent or got, by a name: what to look for. */
final class Tokens {

    /** Begins each that is made up here, so that a part of one is found too. */
    private static final String MARK = "hq7canary";

    private final Map<String, String> all = new ConcurrentHashMap<>(Map.of("mark", MARK));
    private final AtomicInteger count = new AtomicInteger();

    Map<String, String> all() {
        return all;
    }

    String made(String name) {
        int number = count.incrementAndGet();
        String token = MARK + "-" + name + "-" + number;
        all.put(name + " #" + number, token);
        return token;
    }

    /** Somebody else's: of an API token and of a JWT the end is secret, and what comes before may be known. */
    String met(String name, String token) {
        all.put(name + " #" + count.incrementAndGet(), token.substring(token.length() - 43));
        return token;
    }
}
