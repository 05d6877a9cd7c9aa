package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.Durations;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.session.SessionLife;
import java.time.Duration;
import java.util.List;

/** How long browser sessions last. */
final class SessionSettings {

    private static final Setting<Duration> IDLE = Setting.named(
                    SettingName.of("credledger.session.idle"),
                    Durations.duration(Duration.ofSeconds(10), Duration.ofDays(7)),
                    "How long a browser session outlasts its last request.")
            .orElse("30m");

    private static final Setting<Duration> LIFE = Setting.named(
                    SettingName.of("credledger.session.life"),
                    Durations.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
                    "How long a browser session lasts at most, however busy it is.")
            .orElse("12h");

    private static final Constraint IDLE_WITHIN_LIFE = new Constraint(
            List.of(IDLE, LIFE),
            "must not be longer than " + LIFE.name().key(),
            configuration -> configuration.get(IDLE).compareTo(configuration.get(LIFE)) <= 0);

    private SessionSettings() {}

    static List<Setting<?>> settings() {
        return List.of(IDLE, LIFE);
    }

    static List<Constraint> constraints() {
        return List.of(IDLE_WITHIN_LIFE);
    }

    static SessionLife from(Configuration configuration) {
        return new SessionLife(configuration.get(IDLE), configuration.get(LIFE));
    }
}
