package io.credledger.cli.client.doctor;

import io.credledger.streams.ExitCode;
import java.util.Locale;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param text what there is
 * @param mend what to do about it, or empty when nothing needs to be done
 * @param exit how the command ends because of it
 */
public record Finding(String check, State state, String text, String mend, ExitCode exit) {

    public enum State {
        OK,
        WARNING,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding ok(String check, String text) {
        return new Finding(check, State.OK, text, "", ExitCode.DONE);
    }

    public static Finding warning(String check, String text, String mend) {
        return new Finding(check, State.WARNING, text, mend, ExitCode.DONE);
    }

    public static Finding failed(String check, String text, String mend, ExitCode exit) {
        return new Finding(check, State.FAILED, text, mend, exit);
    }
}
