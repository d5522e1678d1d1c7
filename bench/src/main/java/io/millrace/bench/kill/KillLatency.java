package io.millrace.bench.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Kills during 50 open orders and a position: by command and by a loss into the pipeline itself,
 * and by {@code emergency-stop} at the control socket of a whole run. Every journal is on a real
 * disk and forced before orders leave. {@code KillLatency DIRECTORY [KILLS [WARM-UP]]}.
 */
public final class KillLatency {

    private static final int KILLS = 200;
    private static final int WARM_UP = 20;

    private final Path directory;
    private int homes;

    private KillLatency(Path directory) {
        this.directory = directory;
    }

    /**
     * Measures, and prints what was measured.
     *
     * @param arguments folder on the disk to be measured, kills of each kind, those before
     * @throws Exception when a kill was another one than the one to be measured
     */
    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : KILLS;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : WARM_UP;
        KillLatency latency = new KillLatency(Path.of(arguments[0]));
        latency.run(warmUp);
        for (KillTimes times : latency.run(kills)) {
            times.print(System.out);
        }
    }

    private KillTimes[] run(int kills) throws Exception {
        KillTimes command = new KillTimes("command into the pipeline");
        KillTimes loss = new KillTimes("loss in the pipeline");
        KillTimes socket = new KillTimes("emergency-stop at the control socket");
        for (int i = 0; i < kills; i++) {
            in(home -> new AssembledKill(home).run(true, command));
            in(home -> new AssembledKill(home).run(false, loss));
            in(home -> new SocketKill(home).run(socket));
        }
        return new KillTimes[] {command, loss, socket};
    }

    /** One kill. */
    private interface Kill {

        void in(Path home) throws Exception;
    }

    /** A fresh home for each, gone afterwards. */
    private void in(Kill kill) throws Exception {
        Path home = directory.resolve("kill-" + homes++);
        Files.createDirectories(home);
        try {
            kill.in(home);
        } finally {
            delete(home);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(KillLatency::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
