package io.credledger.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of plain settings. */
public final class SettingTypes {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final int MAX_TEXT = 1024;

    private SettingTypes() {}

    /** Text as it is, without surrounding blanks. */
    public static SettingType<String> text() {
        return plain(
                "text of at most " + MAX_TEXT + " characters",
                text -> Optional.of(text).filter(t -> t.length() <= MAX_TEXT));
    }

    public static SettingType<String> textLike(Pattern pattern, String rule) {
        return plain(rule, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
    }

    /** The name of a class, which whoever needs it loads. */
    public static SettingType<String> className() {
        return textLike(CLASS_NAME, "the name of a class on the class path");
    }

    public static SettingType<Boolean> trueOrFalse() {
        return plain("true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    public static SettingType<Integer> wholeNumber(int min, int max, String unit) {
        return number(min, max, unit, Integer::parseInt, n -> n >= min && n <= max);
    }

    public static SettingType<Long> wholeLong(long min, long max, String unit) {
        return number(min, max, unit, Long::parseLong, n -> n >= min && n <= max);
    }

    /** A constant of an enum, written in lower case with {@code -} for {@code _}. */
    public static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String rule = constants.stream().map(SettingTypes::choiceName).collect(Collectors.joining(", ", "one of ", ""));
        return plain(
                rule,
                text -> constants.stream()
                        .filter(constant -> choiceName(constant).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst());
    }

    public static SettingType<Path> path() {
        return plain("a path", text -> {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /** User information is refused because a URL is shown in logs and answers. */
    public static SettingType<URI> httpUrl() {
        return plain("an absolute http or https URL without user information or fragment", text -> {
            try {
                return Optional.of(new URI(text)).filter(SettingTypes::isHttpUrl);
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        });
    }

    public static SettingType<HostAndPort> hostAndPort() {
        return plain(HostAndPort.RULE, HostAndPort::parse);
    }

    /** One or more, separated by commas. */
    public static <T> SettingType<List<T>> listOf(SettingType<T> each) {
        return new SettingType<>("a list, separated by commas, each " + each.rule(), each.secret(), text -> {
            List<Optional<T>> items = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(each::parse)
                    .toList();
            return items.stream().allMatch(Optional::isPresent)
                    ? Optional.of(items.stream().flatMap(Optional::stream).toList())
                    : Optional.empty();
        });
    }

    static <T> SettingType<T> plain(String rule, Function<String, Optional<T>> parser) {
        return new SettingType<>(rule, false, text -> parser.apply(text.strip()));
    }

    private static <N extends Number> SettingType<N> number(
            long min, long max, String unit, Function<String, N> parser, Predicate<N> inRange) {
        String ofUnit = unit.isEmpty() ? "" : " of " + unit;
        return plain("a whole number" + ofUnit + " from " + min + " to " + max, text -> {
            try {
                return Optional.of(parser.apply(text)).filter(inRange);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static String choiceName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isHttpUrl(URI uri) {
        String scheme = uri.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }
}
