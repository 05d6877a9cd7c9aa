package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Searches of logs, answers and stores that find nothing prove nothing unless they would find what was left there on purpose. */
class PlantedTest {

    private static final String SECRET = "kq7canary-planted-state-4711";

    private final Canaries canaries = new Canaries();

    @TempDir
    private Path home;

    @Test
    void whatALoggerSaidIsFoundAlsoWhenItBecomesKnownAfterwards() throws Exception {
        Logger logger = LoggerFactory.getLogger("planted.logger");
        try (EveryLogger loggers = new EveryLogger(home.resolve("said"))) {
            logger.trace("a callback came: {}", "/v1/connect/callback?state=" + SECRET);
            logger.debug("nothing", new IllegalStateException("outer", new IllegalArgumentException(SECRET)));
            MDC.put("where", SECRET);
            logger.info("also nothing");
            MDC.remove("where");
            java.util.logging.Logger.getLogger("planted.jul")
                    .log(java.util.logging.Level.FINEST, "failed", new IllegalStateException(SECRET));
            logger.warn("harmless");
            loggers.look("a thread", "clt_00000000000000000000000000_" + "A".repeat(43));
            canaries.met(Secret.STATE, SECRET);

            Map<String, java.util.Set<String>> found = loggers.found(canaries.finder());

            assertThat(found)
                    .containsOnlyKeys(
                            "planted.logger TRACE",
                            "planted.logger DEBUG",
                            "planted.logger INFO",
                            "java.util.logging planted.jul FINEST",
                            "a thread");
            assertThat(found.get("planted.logger TRACE")).anyMatch(Secret.STATE::isIn);
            assertThat(found.get("a thread")).containsExactly("an API token");
        }
    }

    @Test
    void anAnswerMaySayWhatItIsForAndNothingElse() {
        Trail trail = new Trail();
        String cookie = canaries.fresh(Secret.FLOW_COOKIE);
        trail.expect(
                200,
                "departs",
                new Api.Answer(200, "{}", "goes to ?state=" + canaries.met(Secret.STATE, SECRET)),
                Secret.STATE);
        trail.expect(
                502,
                "comes back",
                new Api.Answer(502, "{}", "it said " + canaries.freshOdd(Secret.WORDS)),
                Secret.STATE);
        trail.said("a cookie", "credledger_flow_0=" + cookie + "; Path=/", Secret.FLOW_COOKIE);
        trail.said("another cookie", "credledger_flow_0=" + cookie + "; Path=/");

        assertThat(trail.misplaced(canaries.finder()))
                .anyMatch(found -> found.startsWith("comes back 502: words #"))
                .anyMatch(found -> found.startsWith("another cookie: flow cookie #"))
                .noneMatch(found -> found.startsWith("departs") || found.startsWith("a cookie"));
    }

    @Test
    void aRowOfAStoreIsFoundThatSharesItsKeysBeginningWithAnother() throws Exception {
        Path store = Files.createDirectories(home.resolve("state/rocksdb/planted"));
        try (Options options = new Options().setCreateIfMissing(true);
                FlushOptions flush = new FlushOptions();
                RocksDB db = RocksDB.open(options, store.toString())) {
            db.put(bytes(SECRET.substring(0, 20)), bytes("before"));
            db.put(bytes(SECRET), bytes("value"));
            db.flush(flush);
        }
        Depths depths = new Depths(new Finder(Map.of("planted", SECRET)));
        depths.stores(home.resolve("state"));

        assertThat(depths.found()).contains("a row of planted: planted (plain)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
