package io.credledger.cli.client.moving;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where rows come from, as often as they are wanted. Standard input is kept in memory: what it holds is not for a disk. */
sealed interface RowSource {

    /** What is called for each line, from 1 on; lines of nothing but blanks are left out. */
    @FunctionalInterface
    interface Reader {
        void line(long number, String text);
    }

    void each(Reader reader);

    /** @param name a path, or {@code -} */
    static RowSource of(String name, Path directory, Terminal terminal) {
        return name.equals("-") ? Kept.of(terminal) : new OfFile(directory.resolve(name));
    }

    private static void each(BufferedReader lines, Reader reader) throws IOException {
        long number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            if (!text.isBlank()) {
                reader.line(number, text);
            }
        }
    }

    /** A file that nobody changes meanwhile. */
    record OfFile(Path file) implements RowSource {

        @Override
        public void each(Reader reader) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                RowSource.each(lines, reader);
            } catch (CharacterCodingException e) {
                throw ClientException.usage("the file must be UTF-8");
            } catch (IOException | UncheckedIOException e) {
                throw ClientException.usage("the file cannot be read");
            }
        }
    }

    /** What came through a pipe, blank lines as well. */
    record Kept(List<String> texts) implements RowSource {

        private static final long MOST_CHARACTERS = 256L * 1024 * 1024;

        public Kept {
            texts = List.copyOf(texts);
        }

        static Kept of(Terminal terminal) {
            // A decoder of one's own says when it is not UTF-8.
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8.newDecoder()));
            List<String> texts = new ArrayList<>();
            long characters = 0;
            try {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    texts.add(text);
                    characters += text.length();
                    if (characters > MOST_CHARACTERS) {
                        throw ClientException.usage("that is too much for standard input: give a file");
                    }
                }
            } catch (CharacterCodingException e) {
                throw ClientException.usage("standard input must be UTF-8");
            } catch (IOException e) {
                throw ClientException.usage("standard input cannot be read");
            }
            return new Kept(texts);
        }

        @Override
        public void each(Reader reader) {
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isBlank()) {
                    reader.line(i + 1L, texts.get(i));
                }
            }
        }

        /** Without the texts: there are secrets in them. */
        @Override
        public String toString() {
            return "Kept";
        }
    }
}
