package io.credledger.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a shell's grammar as the pages use: what is called, and with which words. */
final class ShellText {

    private static final Pattern INNER = Pattern.compile("\\$\\(([^()]*)\\)");
    private static final Pattern HERE = Pattern.compile("<<(\\w+)(.*)\n(?s:.*?)\n\\1(?=\n|$)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
    private static final Set<String> BEFORE_A_COMMAND = Set.of("do", "then", "else", "if", "while", "!", "exec", "{");
    private static final String OPERATORS = "|;&()<>\n";

    private final List<List<String>> commands = new ArrayList<>();
    private List<String> command = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;

    private ShellText() {}

    /** The words of each command, without assignments, keywords and where its output goes. */
    static List<List<String>> commands(String text) {
        String left = HERE.matcher(text.replace("\\\n", " ")).replaceAll("$2");
        List<List<String>> found = new ArrayList<>();
        for (Matcher inner = INNER.matcher(left); inner.find(); inner = INNER.matcher(left)) {
            found.addAll(commands(inner.group(1)));
            left = left.substring(0, inner.start()) + "inner" + left.substring(inner.end());
        }
        ShellText reader = new ShellText();
        reader.read(left);
        found.addAll(reader.commands);
        return List.copyOf(found);
    }

    private void read(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, at + 1);
                word.append(text, at + 1, end);
                begun = true;
                at = end;
            } else if (c == '#' && !begun) {
                int end = text.indexOf('\n', at);
                at = (end < 0 ? text.length() : end) - 1;
            } else if (c == ' ' || c == '\t') {
                endWord();
            } else if (OPERATORS.indexOf(c) >= 0) {
                at = operator(text, at);
            } else {
                word.append(c);
                begun = true;
            }
        }
        endCommand();
    }

    /** What a command is sent to or reads is no word of it. */
    private int operator(String text, int at) {
        char c = text.charAt(at);
        if (c != '<' && c != '>') {
            endCommand();
            return at;
        }
        if (begun && word.toString().matches("\\d")) {
            word.setLength(0);
            begun = false;
        }
        endWord();
        Matcher target = Pattern.compile("[<>]+&?\\s*\\S*").matcher(text).region(at, text.length());
        return target.lookingAt() ? target.end() - 1 : at;
    }

    private void endWord() {
        if (begun) {
            String ended = word.toString();
            boolean first = command.isEmpty();
            if (!first || !(ASSIGNMENT.matcher(ended).matches() || BEFORE_A_COMMAND.contains(ended))) {
                command.add(ended);
            }
            if (ended.startsWith("!credledger")) {
                // Git says what it wants of a helper.
                commands.addAll(commands(ended.substring(1) + " get"));
            }
        }
        word.setLength(0);
        begun = false;
    }

    private void endCommand() {
        endWord();
        if (!command.isEmpty()) {
            commands.add(List.copyOf(command));
            command = new ArrayList<>();
        }
    }
}
