package io.credledger.cli.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk that can lose its power: an ext4 file system on a loop device, whose backing file lies on another ext4 file system, the shelf.
 *
 * <p>Why this is a fair power cut. What a program has written and not flushed is in the page cache of the inner file system, and in no block
 * of the backing file: the kernel puts it there when somebody flushes, or by itself after about thirty seconds. The cut freezes the shelf,
 * not the disk on it: from then on no block of the backing file can change, while nobody has asked the inner file system for anything; that
 * it would be frozen, and so flushed, is exactly what must not happen. One block request is one write to the backing file, and freezing
 * waits for the writes that have begun, so each is in the copy whole or not at all; a flush that the file system has been told is done is
 * in it, because it was done. The copy therefore holds what had reached the device at one moment, and mounting it replays the journal, as
 * after a real cut. The processes get SIGKILL before the shelf thaws: no answer is given that the copy does not know of.
 *
 * <p>What it does not show: a device that loses what it said was flushed, or one with a cache that it loses; writing through such a cache is
 * what the inner file system's flush requests are for, and that is the kernel's part.
 */
final class DiskImage implements AutoCloseable {
    private static final String SIZE = "2G";
    private static final String SHELF_SIZE = "5G";

    private final Path home;

    private DiskImage(Path home) {
        this.home = home;
    }

    /** Why there can be no such disk here; empty where it can be. */
    static String hindrance(Path home) {
        try (DiskImage trial = create(home)) {
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A new disk, mounted. */
    static DiskImage create(Path home) throws IOException {
        DiskImage disk = new DiskImage(home);
        try {
            Files.createDirectories(disk.shelf());
            Files.createDirectories(disk.mountPoint());
            format(home.resolve("shelf.img"), SHELF_SIZE);
            mount(home.resolve("shelf.img"), disk.shelf());
            format(disk.backing(), SIZE);
            mount(disk.backing(), disk.mountPoint());
            return disk;
        } catch (IOException e) {
            disk.close();
            throw e;
        }
    }

    private static void format(Path image, String size) throws IOException {
        Shell.run("truncate", "-s", size, image.toString());
        Shell.run("mkfs.ext4", "-q", "-F", image.toString());
    }

    private static void mount(Path image, Path where) throws IOException {
        Shell.run("mount", "-o", "loop", image.toString(), where.toString());
    }

    private Path shelf() {
        return home.resolve("shelf");
    }

    private Path backing() {
        return shelf().resolve("disk.img");
    }

    /** Where programs see it. */
    Path mountPoint() {
        return home.resolve("disk");
    }

    /** Flushes everything, so that a campaign without flushes has at least its topics to look for. */
    void flush() throws IOException {
        Shell.run("sync", "-f", mountPoint().toString());
    }

    /**
     * Cuts the power, and turns it on again: the disk then has what had reached it.
     *
     * @param kill sends SIGKILL to everything that uses the disk
     * @param gone returns when all of that has ended, which it cannot before the shelf thaws
     */
    void cut(Runnable kill, Runnable gone) throws IOException, InterruptedException {
        Path copy = home.resolve("cut.img");
        freezeAndCopy(copy, kill);
        gone.run();
        requireCut(copy);
        Shell.run("umount", mountPoint().toString());
        Shell.run("cp", "--sparse=always", copy.toString(), backing().toString());
        mount(backing(), mountPoint());
    }

    /** One shell freezes and thaws: whatever becomes of this JVM, its end of input lets the shelf thaw. */
    private void freezeAndCopy(Path copy, Runnable kill) throws IOException, InterruptedException {
        String script =
                "set -e; fsfreeze -f \"$1\"; trap 'fsfreeze -u \"$1\"' EXIT; cp --sparse=always \"$2\" \"$3\"; echo copied; read -r go || true";
        Process shell = new ProcessBuilder(
                        "sh", "-c", script, "cut", shelf().toString(), backing().toString(), copy.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = shell.inputReader()) {
            if (!"copied".equals(out.readLine())) {
                throw new IOException("the disk must be copied");
            }
            kill.run();
        } finally {
            shell.getOutputStream().close();
            shell.waitFor();
        }
    }

    /** A file system that was unmounted or frozen before it was copied needs no recovery: that would be no cut. */
    private static void requireCut(Path copy) throws IOException {
        if (!Shell.run("dumpe2fs", "-h", copy.toString()).contains("needs_recovery")) {
            throw new IOException("the copy must need its journal");
        }
    }

    @Override
    public void close() throws IOException {
        for (Path mounted : List.of(mountPoint(), shelf())) {
            // Lazy: who still has a file open does not keep the test from ending.
            Shell.tryToRun("umount", "-l", mounted.toString());
        }
    }
}
