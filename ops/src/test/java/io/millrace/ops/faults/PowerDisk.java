package io.millrace.ops.faults;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk that knows what of it is safe: the content of a file as of its last force, the entries of
 * a directory as of its last force. Of everything else a loss of power leaves any part: of each
 * page of 4 KiB the old one (zeros where there was none), the new one, or sectors of 512 bytes of
 * both; of each name the old file or the new one. Forces nothing in truth.
 *
 * <p>Safe for several threads.
 */
final class PowerDisk implements Disk {

    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    /** More than a short run uses of a file. */
    private static final int MOST = 4 << 20;

    private final Disk real = Disk.system();
    private final Map<Path, Content> now = new HashMap<>();
    private final Map<Path, TreeMap<String, Content>> safe = new HashMap<>();

    /** A file, whatever its name. */
    private static final class Content {

        private byte[] forced = new byte[0];
    }

    private Content content(Path path) {
        return now.computeIfAbsent(path, any -> new Content());
    }

    private static byte[] bytes(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(file.length(), MOST)];
            file.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized DiskFile open(Path path) throws IOException {
        content(path);
        return new PowerFile(path, real.open(path));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
        Content moved = now.remove(from);
        now.put(to, moved == null ? new Content() : moved);
    }

    @Override
    public synchronized void createDirectory(Path path) throws IOException {
        real.createDirectory(path);
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        real.delete(path);
        now.remove(path);
    }

    @Override
    public synchronized void forceDirectory(Path path) throws IOException {
        TreeMap<String, Content> entries = new TreeMap<>();
        for (String name : names(path)) {
            entries.put(name, content(path.resolve(name)));
        }
        safe.put(path, entries);
    }

    private static Set<String> names(Path directory) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (var entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }

    @Override
    public long usableBytes(Path path) {
        return Long.MAX_VALUE;
    }

    /**
     * Makes what a loss of power at this moment may leave of a directory.
     *
     * @return names of what was mixed, for a failing test
     */
    synchronized List<String> lose(Path directory, Path target, SplittableRandom random)
            throws IOException {
        List<String> mixed = new ArrayList<>();
        lose(directory, target, random, mixed);
        return mixed;
    }

    private void lose(Path directory, Path target, SplittableRandom random, List<String> mixed)
            throws IOException {
        Files.createDirectories(target);
        TreeMap<String, Content> kept = safe.getOrDefault(directory, new TreeMap<>());
        Set<String> present = names(directory);
        TreeSet<String> names = new TreeSet<>(present);
        names.addAll(kept.keySet());
        for (String name : names) {
            Path path = directory.resolve(name);
            Content before = kept.get(name);
            Content after = present.contains(name) ? content(path) : null;
            Content chosen = random.nextBoolean() ? before : after;
            if (chosen == null) {
                mixed.add("no " + name);
            } else if (Files.isDirectory(path)) {
                lose(path, target.resolve(name), random, mixed);
            } else {
                byte[] current = chosen == after ? bytes(path) : chosen.forced;
                long size = chosen == after ? Files.size(path) : chosen.forced.length;
                mix(chosen.forced, current, size, target.resolve(name), random);
                mixed.add(name);
            }
        }
    }

    private static void mix(
            byte[] old, byte[] current, long size, Path target, SplittableRandom random)
            throws IOException {
        byte[] bytes = Arrays.copyOf(current, Math.max(old.length, current.length));
        int chance = random.nextInt(5);
        for (int at = 0; at < bytes.length; at += PAGE) {
            int end = Math.min(bytes.length, at + PAGE);
            if (isSame(old, bytes, at, end)) {
                continue;
            }
            if (random.nextInt(4) < chance) {
                continue;
            }
            // Of a page that was being written when the power went, any of the sectors is old.
            boolean isTorn = random.nextInt(3) == 0;
            for (int sector = at; sector < end; sector += SECTOR) {
                if (!isTorn || random.nextBoolean()) {
                    restore(old, bytes, sector, Math.min(end, sector + SECTOR));
                }
            }
        }
        boolean isShort = random.nextInt(4) == 0;
        try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "rw")) {
            file.write(bytes, 0, isShort ? old.length : bytes.length);
            file.setLength(isShort ? old.length : Math.max(size, old.length));
        }
    }

    private static void restore(byte[] old, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = i < old.length ? old[i] : 0;
        }
    }

    private static boolean isSame(byte[] old, byte[] bytes, int from, int to) {
        return to <= old.length && Arrays.equals(old, from, to, bytes, from, to);
    }

    private final class PowerFile implements DiskFile {

        private final Path path;
        private final DiskFile file;

        PowerFile(Path path, DiskFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (PowerDisk.this) {
                file.write(source, position);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (PowerDisk.this) {
                file.truncate(size);
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force() {
            synchronized (PowerDisk.this) {
                content(path).forced = bytes(path);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
