package io.credledger.refresh.journal;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A disk that keeps after a power cut what was forced, and of the rest what chance left. It fails at one step: for good, or that once. */
final class FragileDisk implements Disk {

    private final Map<String, Content> files = new HashMap<>();
    private Map<String, Content> forced = new HashMap<>();
    private int steps;
    private int failsAt = Integer.MAX_VALUE;
    private boolean failsForGood;

    private static final class Content {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int forced;
    }

    FragileDisk cutAt(int step) {
        failsAt = step;
        failsForGood = true;
        return this;
    }

    FragileDisk failAt(int step) {
        failsAt = step;
        failsForGood = false;
        return this;
    }

    int steps() {
        return steps;
    }

    /** What is there when the power is back: at worst only what was forced, at best everything, else as chance will have it. */
    FragileDisk afterPowerCut(Random chance) {
        FragileDisk after = new FragileDisk();
        Set<String> names = new HashSet<>(files.keySet());
        names.addAll(forced.keySet());
        for (String name : names.stream().sorted().toList()) {
            Map<String, Content> from = chance.nextBoolean() ? files : forced;
            Content content = from.get(name);
            if (content != null) {
                after.files.put(name, survivor(content, chance));
            }
        }
        after.forced = new HashMap<>(after.files);
        return after;
    }

    private static Content survivor(Content content, Random chance) {
        byte[] bytes = content.bytes.toByteArray();
        int length = content.forced + chance.nextInt(bytes.length - content.forced + 1);
        Content survivor = new Content();
        survivor.bytes.writeBytes(Arrays.copyOf(bytes, length));
        if (chance.nextInt(4) == 0) {
            survivor.bytes.writeBytes(new byte[chance.nextInt(40)]);
        }
        survivor.forced = survivor.bytes.size();
        return survivor;
    }

    private void step() throws IOException {
        steps++;
        if (failsForGood ? steps >= failsAt : steps == failsAt) {
            throw new IOException("the disk is gone");
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        return existing(name).bytes.toByteArray();
    }

    @Override
    public Sink create(String name) throws IOException {
        step();
        Content content = new Content();
        if (files.putIfAbsent(name, content) != null) {
            throw new IOException("the file exists");
        }
        return new FragileSink(content);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        Content content = existing(from);
        files.remove(from);
        files.put(to, content);
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        existing(name);
        files.remove(name);
    }

    @Override
    public void force() throws IOException {
        step();
        forced = new HashMap<>(files);
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    /** Turns over a bit. */
    void damage(String name, int at) throws IOException {
        Content content = existing(name);
        byte[] bytes = content.bytes.toByteArray();
        bytes[at] ^= 1;
        content.bytes.reset();
        content.bytes.writeBytes(bytes);
    }

    private Content existing(String name) throws IOException {
        Content content = files.get(name);
        if (content == null) {
            throw new FileNotFoundException("no such file");
        }
        return content;
    }

    private final class FragileSink implements Sink {
        private final Content content;

        private FragileSink(Content content) {
            this.content = content;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            content.bytes.write(array, 0, array.length / 2);
            step();
            content.bytes.write(array, array.length / 2, array.length - array.length / 2);
        }

        @Override
        public void force() throws IOException {
            step();
            content.forced = content.bytes.size();
        }

        @Override
        public void close() {}
    }
}
