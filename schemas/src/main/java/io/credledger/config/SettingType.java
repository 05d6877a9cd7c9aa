package io.credledger.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a setting's text may be.
 *
 * @param rule completes "must be", such as {@code a whole number from 1 to 9}
 * @param secret also read from a file, and never shown
 * @param parser empty for text that breaks the rule
 */
public record SettingType<T>(String rule, boolean secret, Function<String, Optional<T>> parser) {

    public Optional<T> parse(String text) {
        return parser.apply(text);
    }
}
