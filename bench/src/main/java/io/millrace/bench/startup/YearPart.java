package io.millrace.bench.startup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.bench.load.Instruments;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Child;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Launcher;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.ops.config.InstrumentFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A backtest over a year of minute bars from a CSV file, in a fresh Java machine each time, with
 * the class path and the AOT cache of the launcher: adaptive strategy, fees and slippage of 1 basis
 * point each, metrics, files of trades and equity. Read, journaled, sealed and checked as always.
 * The Java machine ends with an error where it cannot use the cache; the first one does all of it
 * twice.
 */
public final class YearPart implements Part {

    private static final String PART = "year";
    private static final int BARS = 100_000;

    private String expected = "";
    private double wallNs;
    private double againNs;

    /** A part of the suite. */
    public YearPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        Path directory = place.fresh("year");
        Path bars = bars(directory.resolve("bars.csv"));
        Path table = directory.resolve("instruments.toml");
        Files.writeString(table, InstrumentFile.write(Instruments.of(1)));
        Path config = directory.resolve("config.toml");
        Files.writeString(config, "[run]\ninstruments = \"" + table + "\"\n");
        List<String> command =
                List.of(
                        "backtest",
                        "--config",
                        config.toString(),
                        "--data",
                        bars.toString(),
                        "--instrument",
                        "BENCH0",
                        "--json",
                        "--home");
        Samples found =
                new Rounds(0, 1, effort.pick(2, 7), effort.budget().share(0.9))
                        .timed(List.of(() -> run(place, command), () -> wallNs));
        findings.goal("year-of-bars", found.median(0) / 1e9);
        findings.spread(PART, "year-of-bars", found.of(round -> round[0] / 1e9), "s");
        findings.floor("year-of-bars-wall", found.median(1) / 1e6);
        findings.figure(PART, "after JVM start", found.median(0) / 1e6, "ms");
        findings.figure(PART, "JVM start included", found.median(1) / 1e6, "ms");
        findings.figure(PART, "once more in the same JVM", againNs / 1e6, "ms");
    }

    /** Nanoseconds from the begin of {@code main}; notes those of the whole process. */
    private double run(Place place, List<String> command) throws Exception {
        // The first process does it twice: the second answer must be the first one.
        int homes = expected.isEmpty() ? 2 : 1;
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(homes)));
        arguments.addAll(command);
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < homes; i++) {
            made.add(place.fresh("home"));
        }
        made.forEach(home -> arguments.add(home.toString()));
        long start = System.nanoTime();
        String[] said = Child.run(place, new ProcessBuilder(java(place, arguments))).split("\n", 2);
        double whole = System.nanoTime() - start;
        String[] took = said[0].split(" ", -1);
        againNs = homes == 2 ? Double.parseDouble(took[1]) : againNs;
        wallNs = homes == 2 ? whole - againNs : whole;
        check(said[1], homes);
        made.forEach(Place::remove);
        return Double.parseDouble(took[0]);
    }

    /** The launcher's command line but for the class; ends at once where the cache does not fit. */
    private static List<String> java(Place place, List<String> arguments) throws IOException {
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.add("@" + place.root().resolve("millrace.jvmargs"));
        whole.add("-XX:AOTCache=" + Launcher.cache(place.root()));
        whole.add("-XX:AOTMode=on");
        whole.add("-Dmillrace.root=" + place.root());
        whole.add("-cp");
        whole.add(Launcher.classPath(place.root()));
        whole.add(YearMain.class.getName());
        whole.addAll(arguments);
        return whole;
    }

    /** Every answer is that of the first run. */
    private void check(String said, int answers) throws IOException {
        int seen = 0;
        try (MappingIterator<JsonNode> all =
                new ObjectMapper()
                        .readerFor(JsonNode.class)
                        .readValues(said.substring(said.indexOf('{')))) {
            for (; all.hasNext(); seen++) {
                JsonNode json = all.next();
                String hash = json.path("state_hash").asText();
                if (hash.isEmpty() || json.path("bars").asLong() < BARS) {
                    throw new WrongAnswer("the backtest answered " + json);
                }
                expected = expected.isEmpty() ? hash : expected;
                WrongAnswer.unlessEqual("state hash of the backtest", expected, hash);
            }
        }
        WrongAnswer.unlessEqual("answers of the backtest", answers, seen);
    }

    private static Path bars(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder line = new StringBuilder();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,open,high,low,close,volume\n");
            double close = 100;
            Instant time = Instant.parse("2024-01-01T00:00:00Z");
            for (int i = 0; i < BARS; i++) {
                double open = close;
                close = Math.clamp(open * (1 + (random.nextDouble() - 0.5) * 0.002), 50, 200);
                double reach = random.nextDouble() * 0.05;
                line.setLength(0);
                line.append(time);
                price(line, open);
                price(line, Math.max(open, close) + reach);
                price(line, Math.min(open, close) - reach);
                price(line, close);
                line.append(',').append(1 + random.nextInt(1_000)).append('\n');
                out.append(line);
                time = time.plusSeconds(60);
            }
        }
        return file;
    }

    /** With two decimals. */
    private static void price(StringBuilder line, double value) {
        long cents = Math.round(value * 100);
        line.append(',').append(cents / 100).append('.');
        line.append(cents / 10 % 10).append(cents % 10);
    }
}
