package io.credledger.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the setting, by the name it was given under
 * @param rule what it breaks, never the value
 */
public record ConfigurationProblem(String key, String rule) {

    @Override
    public String toString() {
        return key + ": " + rule;
    }
}
