package io.millrace.bench.exchange;

import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Child;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * exchange-core in a process of its own, with its own versions of every library, on the newest Java
 * here that it runs on. Its driver is a source file, which that Java compiles.
 */
final class ExchangeCorePeer {

    private static final List<String> OPEN =
            List.of(
                    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "-XX:+UseSerialGC");

    private final Place place;
    private final List<String> refusals = new ArrayList<>();

    ExchangeCorePeer(Place place) {
        this.place = place;
    }

    /**
     * What was measured.
     *
     * @param java that ran it
     * @param pairNs nanoseconds for a maker's and a taker's order that trade, the median round
     * @param bytesAPair of its journal, written in batches that it compresses
     */
    record Measured(String java, double pairNs, double bytesAPair) {}

    /** A pair is 156 bytes before it is compressed, and about 60 after that. */
    private static final long LEAST_BYTES_A_PAIR = 40;

    /** Runs it where it runs, with the wait strategy that it is fastest with. */
    Optional<Measured> measure(int rounds, int pairs) throws IOException, InterruptedException {
        for (Path home : homes()) {
            Optional<Measured> best = Optional.empty();
            for (String wait : List.of("BLOCKING", "YIELDING")) {
                Optional<Measured> each = run(home, wait, rounds, pairs);
                if (each.isPresent()
                        && (best.isEmpty() || each.get().pairNs() < best.get().pairNs())) {
                    best = each;
                }
            }
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    /** Why it ran nowhere: what each Java said. */
    String why() {
        return String.join("; ", refusals);
    }

    private static List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> all = Files.list(installed)) {
                all.filter(home -> !Files.isSymbolicLink(home))
                        .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                        .filter(home -> !home.equals(homes.getFirst()))
                        .sorted()
                        .forEach(homes::add);
            }
        }
        return homes;
    }

    private Optional<Measured> run(Path home, String wait, int rounds, int pairs)
            throws IOException, InterruptedException {
        Path folder = place.fresh("exchange-core");
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(OPEN);
        command.add("-cp");
        command.add(place.root().resolve("bench/target/exchange-core") + "/*");
        command.add(
                place.root().resolve("bench/src/exchange-core/ExchangeCoreDriver.java").toString());
        command.addAll(
                List.of(
                        folder.toString(),
                        Integer.toString(rounds),
                        Integer.toString(pairs),
                        wait));
        String said;
        long bytes;
        try {
            said = Child.run(place, new ProcessBuilder(command));
            bytes = bytes(folder);
        } catch (WrongAnswer e) {
            refusals.add(
                    home.getFileName()
                            + ", "
                            + wait
                            + ": "
                            + reason(String.valueOf(e.getMessage())));
            return Optional.empty();
        } finally {
            Place.remove(folder);
        }
        long all = (long) rounds * pairs;
        requireJournal(bytes, all);
        String java = home.getFileName() + ", " + wait;
        return Optional.of(new Measured(java, median(said), (double) bytes / all));
    }

    private static long bytes(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    /**
     * Looks whether every pair can be in its journal.
     *
     * @param bytes of its files
     * @param pairs that were sent
     */
    static void requireJournal(long bytes, long pairs) {
        if (bytes < LEAST_BYTES_A_PAIR * pairs) {
            throw new WrongAnswer(
                    "exchange-core: its journal has "
                            + bytes
                            + " bytes for "
                            + pairs
                            + " pairs; it must have "
                            + LEAST_BYTES_A_PAIR
                            + " for each or more");
        }
    }

    /** The first line that names what was thrown. */
    private static String reason(String text) {
        return text.lines()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(text.substring(Math.max(0, text.length() - 200)))
                .strip();
    }

    private static double median(String said) {
        List<String> lines = said.lines().toList();
        if (!lines.getLast().equals("checked")) {
            throw new WrongAnswer("exchange-core: " + lines.getLast());
        }
        // The second half is warm.
        return Spread.of(
                        lines.stream()
                                .filter(line -> line.matches("[0-9.E]+"))
                                .skip(lines.size() / 2)
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                .median();
    }
}
