package io.credledger.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A personal token as {@code POST /v1/connections} takes it, with what it may have beside. Each has a name and an account of its own.
 *
 * @param number unlike every other in this process
 */
record SampleCredential(long number) {

    static final String PROVIDER = "github";
    static final String BASE_URL = "https://github.com";
    static final String SCOPE = "repo";
    static final String METADATA =
            "{\"avatar_url\":\"https://avatars.example.com/u/42?v=4\",\"display_name\":\"Somebody\"}";

    private static final AtomicLong COUNT = new AtomicLong();

    static SampleCredential next() {
        return new SampleCredential(COUNT.incrementAndGet());
    }

    String name() {
        return "load-" + number;
    }

    String uid() {
        return Long.toString(number);
    }

    String login() {
        return "login-" + number;
    }

    /** As long as GitHub's. */
    String token() {
        return String.format("ghp_%036d", number);
    }

    String json() {
        return json(false);
    }

    String json(boolean activate) {
        return "{\"provider\":\"" + PROVIDER + "\",\"name\":\"" + name() + "\",\"kind\":\"bearer\",\"access_token\":\""
                + token() + "\",\"account\":{\"uid\":\"" + uid() + "\",\"login\":\"" + login() + "\",\"base_url\":\""
                + BASE_URL + "\"},\"scopes\":[\"" + SCOPE + "\"],\"metadata\":" + METADATA + ",\"activate\":" + activate
                + "}";
    }
}
