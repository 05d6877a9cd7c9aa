package io.credledger.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting's two names. By rule the variable is the key in upper case with {@code _} for {@code .}; a few settings have names that were
 * fixed before the rule.
 *
 * @param key in the configuration file, such as {@code credledger.bootstrap.servers}
 * @param variable in the environment, such as {@code CREDLEDGER_BOOTSTRAP_SERVERS}
 */
public record SettingName(String key, String variable) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9]+)*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    public SettingName {
        if (!KEY.matcher(key).matches() || !VARIABLE.matcher(variable).matches()) {
            throw new IllegalArgumentException("not a setting's name");
        }
    }

    /** Both names by the rule. */
    public static SettingName of(String key) {
        return new SettingName(key, key.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    /** Where the path of a file with the secret goes. */
    SettingName ofFile() {
        return new SettingName(key + ".file", variable + "_FILE");
    }

    SettingName child(String rest) {
        return new SettingName(
                key + "." + rest, variable + "_" + rest.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    boolean isCalled(String name) {
        return name.equals(key) || name.equals(variable);
    }

    @Override
    public String toString() {
        return variable + " (" + key + ")";
    }
}
