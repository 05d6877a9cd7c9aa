package io.credledger.provider;

import java.util.Set;
import java.util.stream.Collectors;

/** What is said of git can be filled with what a connection knows. */
final class GitRule implements DefinitionRule {

    @Override
    public void check(Definition definition) {
        // Not the schema's to say: a definition that extends another may give the address alone.
        definition.require(
                !definition.has("git") || definition.has("git.username"), "git.username", "is required where git is");
        names(definition, "git.username", Set.of("login"));
        names(definition, "git.no_reply_email", Set.of("uid", "login", "host"));
    }

    private static void names(Definition definition, String field, Set<String> known) {
        definition.text(field).map(Template::new).ifPresent(template -> {
            definition.require(template.wellFormed(), field, "must have braces around names only");
            definition.require(
                    !template.wellFormed() || known.containsAll(template.names()),
                    field,
                    known.stream()
                            .sorted()
                            .map(name -> "{" + name + "}")
                            .collect(Collectors.joining(", ", "must have no names but ", "")));
        });
    }
}
