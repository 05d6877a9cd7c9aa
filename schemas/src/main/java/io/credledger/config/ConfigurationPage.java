package io.credledger.config;

import java.util.List;

/** The page that documents settings, in Markdown. The same settings give the same bytes. */
public final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            This page is generated from the settings' declarations; a test fails when it drifts.

            A setting is taken from the first of these that has it:

            1. an option of the command line, where there is one for it
            2. the environment variable
            3. the key in the properties file (UTF-8) named by `--config FILE`
            4. its default

            By rule a key is the variable in lower case with `.` for `_`; every setting below shows both. An empty value counts as not given.
            A secret can be read from a file: the variable with `_FILE` (in the properties file: the key with `.file`) holds its path, and one
            line end at the end of the file is not part of the secret. Giving a secret and its file in the same place is a mistake.

            All mistakes of a configuration are reported together, by name and never with a value, and the process ends with exit code 9. An
            unknown variable `CREDLEDGER_…` and an unknown key in the file are mistakes too.
            """;

    private ConfigurationPage() {}

    /**
     * A group of settings under a heading.
     *
     * @param intro who reads these settings, in a sentence
     */
    public record Section(String title, String intro, List<Setting<?>> settings) {

        public Section {
            settings = List.copyOf(settings);
        }
    }

    public static String render(List<Section> sections) {
        StringBuilder page = new StringBuilder(HEAD);
        sections.forEach(section -> render(section, page));
        return page.toString();
    }

    private static void render(Section section, StringBuilder page) {
        page.append("\n## ")
                .append(section.title())
                .append("\n\n")
                .append(section.intro())
                .append("\n");
        page.append("\n| variable and key | value | default | meaning |\n|---|---|---|---|\n");
        section.settings()
                .forEach(setting -> page.append("| `")
                        .append(setting.name().variable())
                        .append(setting.isSecret() ? "`, or `…_FILE` <br> `" : "` <br> `")
                        .append(setting.name().key())
                        .append("` | ")
                        .append(cell(setting.rule()))
                        .append(" | ")
                        .append(code(setting.defaultText()))
                        .append(" | ")
                        .append(cell(setting.doc()))
                        .append(" |\n"));
    }

    private static String code(String defaultText) {
        return switch (defaultText) {
            case "" -> "";
            case "required" -> "**required**";
            case "Kafka's" -> "Kafka's";
            default -> "`" + cell(defaultText) + "`";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
