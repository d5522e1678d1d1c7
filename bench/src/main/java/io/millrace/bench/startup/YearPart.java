package io.millrace.bench.startup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.bench.load.Instruments;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Child;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.ops.config.InstrumentFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A backtest over a year of minute bars from a CSV file, in a fresh Java machine each time, with
 * the class path and the AOT cache of the launcher: adaptive strategy, fees and slippage of 1 basis
 * point each, metrics, files of trades and equity. Read, journaled, sealed and checked as always.
 */
public final class YearPart implements Part {

    private static final String PART = "year";
    private static final int BARS = 100_000;

    private String expected = "";

    /** A part of the suite. */
    public YearPart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
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
        double[] wall = new double[form.pick(1, 9)];
        double[] inside = new double[wall.length];
        for (int i = 0; i < wall.length; i++) {
            long start = System.nanoTime();
            inside[i] = run(place, command);
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        findings.goal("year-of-bars", Rounds.median(inside) / 1e9);
        findings.floor("year-of-bars-wall", Rounds.median(wall));
        findings.figure(PART, "after JVM start", Rounds.median(inside) / 1e6, "ms");
        findings.figure(PART, "JVM start included", Rounds.median(wall), "ms");
    }

    private double run(Place place, List<String> command) throws Exception {
        Path home = place.fresh("home");
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.add("@" + place.root().resolve("millrace.jvmargs"));
        whole.add("-XX:AOTCache=" + place.root().resolve("ops/target/millrace.aot"));
        whole.add("-Xlog:aot=off");
        whole.add("-Xlog:cds=off");
        whole.add("-Dmillrace.root=" + place.root());
        whole.add("-cp");
        whole.add(classPath(place.root()));
        whole.add(YearMain.class.getName());
        whole.addAll(command);
        whole.add(home.toString());
        String[] said = Child.run(place, new ProcessBuilder(whole)).split("\n", 2);
        JsonNode json = new ObjectMapper().readTree(said[1].substring(said[1].indexOf('{')));
        String hash = json.path("state_hash").asText();
        if (hash.isEmpty() || json.path("bars").asLong() < BARS) {
            throw new WrongAnswer("the backtest answered " + said[1]);
        }
        if (!expected.isEmpty()) {
            WrongAnswer.unlessEqual("state hash of the backtest", expected, hash);
        }
        expected = hash;
        Place.remove(home);
        return Double.parseDouble(said[0]);
    }

    /** The launcher's class path, so that its cache fits, and the bench behind it. */
    private static String classPath(Path root) throws IOException {
        Path jar;
        try (Stream<Path> files = Files.list(root.resolve("ops/target"))) {
            jar =
                    files.filter(file -> file.getFileName().toString().matches("millrace-ops.*jar"))
                            .findFirst()
                            .orElseThrow();
        }
        String own =
                Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                        .filter(entry -> entry.contains("bench"))
                        .findFirst()
                        .orElseThrow();
        return jar + ":" + root.resolve("ops/target/lib") + "/*:" + own;
    }

    private static Path bars(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,open,high,low,close,volume\n");
            double close = 100;
            Instant time = Instant.parse("2024-01-01T00:00:00Z");
            for (int i = 0; i < BARS; i++) {
                double open = close;
                close = Math.clamp(open * (1 + (random.nextDouble() - 0.5) * 0.002), 50, 200);
                double reach = random.nextDouble() * 0.05;
                out.write(
                        String.format(
                                Locale.ROOT,
                                "%s,%.2f,%.2f,%.2f,%.2f,%d\n",
                                time,
                                open,
                                Math.max(open, close) + reach,
                                Math.min(open, close) - reach,
                                close,
                                1 + random.nextInt(1_000)));
                time = time.plusSeconds(60);
            }
        }
        return file;
    }
}
