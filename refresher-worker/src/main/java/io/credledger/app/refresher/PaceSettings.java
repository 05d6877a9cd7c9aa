package io.credledger.app.refresher;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.Durations;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import java.time.Duration;
import java.util.List;

/**
 * How the refresher works.
 *
 * @param lease from an attempt's intent on, for how long it may send
 * @param answerWithin how long a provider's answer is waited for
 * @param journalWait how long another worker's journal is waited for before a used refresh token is tried again
 * @param tick how often what is due is looked for
 * @param budget how many due connections one tick of one shard takes up
 * @param atOnce how many requests one provider gets at once
 * @param perSecond how many it gets in a second
 */
public record PaceSettings(
        Duration lease,
        Duration answerWithin,
        Duration journalWait,
        Duration tick,
        int budget,
        int atOnce,
        int perSecond) {

    private static final Setting<Duration> LEASE = Setting.named(
                    SettingName.of("credledger.refresher.lease"),
                    Durations.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                    "For how long an attempt may send its request, and after how long without a trace of its worker another may call it lost.")
            .orElse("1m");

    private static final Setting<Duration> ANSWER_WITHIN = Setting.named(
                    SettingName.of("credledger.refresher.answer.deadline"),
                    Durations.duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
                    "How long a provider's answer is waited for. At most half a lease.")
            .orElse("20s");

    private static final Setting<Duration> JOURNAL_WAIT = Setting.named(
                    SettingName.of("credledger.refresher.journal.wait"),
                    Durations.duration(Duration.ZERO, Duration.ofDays(1)),
                    "Where a second use of a refresh token costs the grant: how long the journal of a worker that went away is waited for before the"
                            + " stored token is tried once more.")
            .orElse("10m");

    private static final Setting<Duration> TICK = Setting.named(
                    SettingName.of("credledger.refresher.tick"),
                    Durations.duration(Duration.ofMillis(10), Duration.ofSeconds(10)),
                    "How often each shard looks for what is due.")
            .orElse("100ms");

    private static final Setting<Integer> BUDGET = Setting.named(
                    SettingName.of("credledger.refresher.budget"),
                    SettingTypes.wholeNumber(1, 100_000, "connections"),
                    "How many due connections one shard takes up each time.")
            .orElse("256");

    private static final Setting<Integer> AT_ONCE = Setting.named(
                    SettingName.of("credledger.refresher.provider.concurrency"),
                    SettingTypes.wholeNumber(1, 10_000, "requests"),
                    "How many refreshes of one provider are under way at once.")
            .orElse("64");

    private static final Setting<Integer> PER_SECOND = Setting.named(
                    SettingName.of("credledger.refresher.provider.rate"),
                    SettingTypes.wholeNumber(1, 100_000, "requests"),
                    "How many refreshes one provider is asked for in a second.")
            .orElse("200");

    private static final Constraint WITHIN = new Constraint(
            List.of(ANSWER_WITHIN, LEASE),
            "must be at most half of " + LEASE.name(),
            configuration -> configuration.get(ANSWER_WITHIN).multipliedBy(2).compareTo(configuration.get(LEASE)) <= 0);

    static List<Setting<?>> settings() {
        return List.of(LEASE, ANSWER_WITHIN, JOURNAL_WAIT, TICK, BUDGET, AT_ONCE, PER_SECOND);
    }

    static List<Constraint> constraints() {
        return List.of(WITHIN);
    }

    static PaceSettings from(Configuration configuration) {
        return new PaceSettings(
                configuration.get(LEASE),
                configuration.get(ANSWER_WITHIN),
                configuration.get(JOURNAL_WAIT),
                configuration.get(TICK),
                configuration.get(BUDGET),
                configuration.get(AT_ONCE),
                configuration.get(PER_SECOND));
    }
}
