package io.credledger.cli.client.terminal;

/** One line on standard error that is written over while something lasts. Only a person sees it. */
public record Progress(Terminal terminal) {

    private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[K";

    public void show(String text) {
        if (terminal.watched()) {
            terminal.err().print(TO_LINE_START_AND_CLEAR + text);
            terminal.err().flush();
        }
    }

    public void clear() {
        show("");
    }
}
