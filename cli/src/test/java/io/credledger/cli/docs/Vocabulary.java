package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.credledger.cli.Commands;
import io.credledger.cli.role.RoleSettings;
import io.credledger.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What can be said to the program: commands, routes, settings; and to the build. */
final class Vocabulary {

    /** Of the client and of the script that starts it; the roles leave them alone. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("CREDLEDGER_URL", "CREDLEDGER_TOKEN", "CREDLEDGER_TOKEN_FILE", "CREDLEDGER_JAVA_OPTS");

    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]+|…|.*[|…].*");

    private final Set<String> routes = routes();

    private static Set<String> routes() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode paths = new ObjectMapper(new YAMLFactory()).readTree(in).get("paths");
            return paths.properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void knowsRoute(String asked) {
        assertThat(routes).as(asked).anyMatch(route -> isRoute(route, asked));
    }

    void knowsPath(String path) {
        assertThat(routes).as(path).anyMatch(route -> isRoute(route.substring(route.indexOf(' ') + 1), path));
    }

    /** A page may name any value for a part, or none. */
    private static boolean isRoute(String route, String asked) {
        return asked.matches(route.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }

    void knowsSetting(String name) {
        assertThat(OF_THE_CLIENT.contains(name)
                        || RoleSettings.all().stream().anyMatch(setting -> names(setting, name)))
                .as(name)
                .isTrue();
    }

    private static boolean names(Setting<?> setting, String name) {
        String variable = setting.name().variable();
        boolean oneOfKafkas = variable.equals("CREDLEDGER_KAFKA") && name.startsWith("CREDLEDGER_KAFKA_");
        return name.equals(variable)
                || name.equals(setting.name().key())
                || (setting.isSecret() && name.equals(variable + "_FILE"))
                || oneOfKafkas;
    }

    /** As the program reads it; other programs by what they are given of ours. */
    void knowsCommand(List<String> words) {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        if (program.matches("(\\./)?credledger")) {
            assertThatCode(() -> Commands.all().parseArgs(arguments.toArray(String[]::new)))
                    .as(words::toString)
                    .doesNotThrowAnyException();
        } else if (program.equals("mvn")) {
            arguments.forEach(Vocabulary::knowsArgumentOfMaven);
        } else if (program.contains("/")) {
            assertThat(Markdown.ROOT.resolve(program)).isExecutable();
        }
    }

    private static void knowsArgumentOfMaven(String argument) {
        if (argument.matches("-D(it\\.)?test=.*")) {
            String test = argument.substring(argument.indexOf('=') + 1);
            assertThat(Examples.tests()).as(argument).contains("class " + test + " {");
        }
    }

    /** By its words and options alone: what is named in a sentence is seldom complete. */
    void knowsNamedCommand(String named) {
        CommandLine command = Commands.all();
        List<String> words = List.of(named.split("\\s+", -1));
        for (String word : words.subList(1, words.size())) {
            CommandLine next = command.getSubcommands().get(word);
            if (next != null) {
                command = next;
            } else if (word.startsWith("-")) {
                assertThat(command.getCommandSpec().optionsMap()).as(named).containsKey(word);
            } else if (!PLACEHOLDER.matcher(word).matches()) {
                assertThat(command.getSubcommands()).as(named).isEmpty();
            }
        }
    }
}
