package io.credledger.cli.leak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for many texts in all their forms at once. Files may be gigabytes of holes, as Kafka's indexes are. */
public final class Finder {

    private static final int HEAD = 4;
    private static final int BLOCK = 4096;
    private static final byte[] NOTHING = new byte[BLOCK];
    private static final int CHUNK = 1024 * BLOCK;
    private static final int HASH_BITS = 20;

    private final Map<Integer, List<Wanted>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(1 << HASH_BITS);
    private int longest = HEAD;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Wanted(String name, byte[] bytes) {}

    /** @param texts by name; nothing shorter than what chance could bring */
    public Finder(Map<String, String> texts) {
        this(texts, Map.of());
    }

    /** @param raw by name; what is no text */
    Finder(Map<String, String> texts, Map<String, byte[]> raw) {
        texts.forEach((name, text) -> add(name, Forms.of(text)));
        raw.forEach((name, bytes) -> add(name, Forms.of(bytes)));
    }

    private void add(String name, Map<String, byte[]> forms) {
        forms.forEach((form, bytes) -> add(new Wanted(name + " (" + form + ")", bytes)));
    }

    private void add(Wanted wanted) {
        if (wanted.bytes().length < 8) {
            throw new IllegalArgumentException("too short to be looked for: " + wanted.name());
        }
        int head = head(wanted.bytes(), 0);
        byHead.computeIfAbsent(head, absent -> new ArrayList<>()).add(wanted);
        heads.set(hash(head));
        longest = Math.max(longest, wanted.bytes().length);
    }

    private static int head(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    private static int hash(int head) {
        return (head * 0x9E3779B9) >>> (32 - HASH_BITS);
    }

    /** The names of what stands in the text. */
    public Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The names of what stands in the bytes. */
    public Set<String> in(byte[] bytes) {
        Set<String> found = new LinkedHashSet<>();
        look(bytes, bytes.length, found);
        return found;
    }

    private void look(byte[] bytes, int length, Set<String> found) {
        for (int begin = 0; begin < length; begin += BLOCK) {
            int end = Math.min(begin + BLOCK, length);
            if (end - begin < BLOCK || !Arrays.equals(bytes, begin, end, NOTHING, 0, BLOCK)) {
                lookFrom(bytes, begin, end, length, found);
            }
        }
    }

    private void lookFrom(byte[] bytes, int begin, int end, int length, Set<String> found) {
        for (int at = begin; at < end && at + HEAD <= length; at++) {
            int head = head(bytes, at);
            if (heads.get(hash(head))) {
                for (Wanted wanted : byHead.getOrDefault(head, List.of())) {
                    int to = at + wanted.bytes().length;
                    if (to <= length && Arrays.equals(bytes, at, to, wanted.bytes(), 0, to - at)) {
                        found.add(wanted.name());
                    }
                }
            }
        }
    }

    /** The names of what stands in the file; nothing where it is gone. */
    public Set<String> in(Path file) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        byte[] window = new byte[longest + CHUNK];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read; (read = in.readNBytes(window, kept, CHUNK)) > 0; ) {
                look(window, kept + read, found);
                int keep = Math.min(longest, kept + read);
                System.arraycopy(window, kept + read - keep, window, 0, keep);
                kept = keep;
            }
        } catch (NoSuchFileException e) {
            return Set.of();
        }
        return found;
    }

    /** "file: what", for every file below the directory and its own path. */
    public List<String> below(Path root, Collection<Path> except) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(root, except)) {
            in(file).forEach(name -> found.add(root.relativize(file) + ": " + name));
            in(root.relativize(file).toString()).forEach(name -> found.add("the name of a file: " + name));
        }
        return found;
    }

    static List<Path> files(Path root, Collection<Path> except) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> except.stream().noneMatch(file::startsWith))
                    .toList();
        }
    }
}
