package io.millrace.ops.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.journal.EpochReader;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.Action;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.RunResult;
import io.millrace.ops.run.StopSignal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What comes later in the data cannot change, or be seen by, a decision before it. */
class LookAheadTest {

    private static final int BARS = 900;
    private static final long SEED = 11;

    private static final String SETTINGS =
            """
            [run]
            instruments = "%s"
            strategy = "STRATEGY"
            [strategy.fast]
            kind = "sma-cross"
            fast = 3
            slow = 8
            [strategy.price-cross]
            instruments = ["BBB"]
            """;

    @TempDir private Path directory;

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder table = new StringBuilder();
        for (String symbol : new String[] {"AAA", "BBB"}) {
            table.append("[instrument.").append(symbol).append("]\n");
            table.append("venue = \"test\"\nquote_currency = \"USD\"\n");
            table.append("price_increment = 0.01\nlot = 0.001\nmin_notional = 1\n");
            table.append("maker_fee_bps = 0\ntaker_fee_bps = 1\nslippage_bps = 1\n");
            table.append("assumed_spread_bps = 1\ncalendar = \"24/7\"\ncollar = 0.02\n");
            table.append("trades = true\nvolume = true\nquotes = false\n");
        }
        Files.writeString(directory.resolve("table.toml"), table);
        write("AAA", BARS);
        write("BBB", BARS);
    }

    /** Bars of a minute, the same ones whatever their number is. */
    private Path write(String symbol, int bars) throws IOException {
        Random random = new Random(SEED + symbol.charAt(0));
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        Instant start = Instant.parse("2022-01-15T00:00:00Z");
        double price = 100;
        for (int i = 0; i < bars; i++) {
            double open = price;
            price += random.nextGaussian() * 0.1 + Math.sin(i / 40.0) * 0.08;
            double volume = 10 + random.nextInt(40);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.2f,%.2f,%.2f,%.2f,%.0f%n",
                            start.plusSeconds(60L * i),
                            open,
                            Math.max(open, price) + 0.05,
                            Math.min(open, price) - 0.05,
                            price,
                            volume));
        }
        Path folder = Files.createDirectories(directory.resolve("data-" + bars));
        return Files.writeString(folder.resolve(symbol + ".csv"), text);
    }

    private RunResult run(List<StrategyProvider> strategies, String settings, int a, int b)
            throws IOException {
        Path file = directory.resolve("settings.toml");
        String table = directory.resolve("table.toml").toString();
        Files.writeString(file, String.format(Locale.ROOT, settings, table));
        Config config = Config.read(strategies, file);
        config.override(
                "run.data", List.of(write("AAA", a).toString(), write("BBB", b).toString()));
        config.override("pipeline.layout", "inline", "test");
        Path home = Files.createTempDirectory(directory, "home");
        return new PaperRun(config, Optional.empty(), home, new StopSignal(() -> {})).run();
    }

    private RunResult trade(String strategy, int a, int b) throws IOException {
        String settings = SETTINGS.replace("STRATEGY", strategy);
        return run(StrategyRegistry.all(), settings, a, b);
    }

    private List<String> decisions(String strategy, int a, int b) throws IOException {
        Path epoch = trade(strategy, a, b).epoch();
        List<String> records = new ArrayList<>();
        byte[] bytes = new byte[DecisionFlyweight.LENGTH];
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                if (reader.type() == EventType.DECISION) {
                    int at = reader.offset();
                    reader.buffer().getBytes(EventLayout.payload(at), bytes);
                    // The rest of the header names the run.
                    records.add(
                            EventLayout.sequence(reader.buffer(), at)
                                    + " "
                                    + EventLayout.engineTimeNs(reader.buffer(), at)
                                    + " "
                                    + EventLayout.instrumentId(reader.buffer(), at)
                                    + " "
                                    + HexFormat.of().formatHex(bytes));
                }
            }
        }
        return records;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"adaptive, 2", "fast, 2", "price-cross, 1", "'adaptive,fast,price-cross', 5"})
    void shouldDecideTheSameBeforeACutWhateverComesAfterIt(String strategy, int instruments)
            throws IOException {
        List<String> whole = decisions(strategy, BARS, BARS);
        assertEquals(instruments * BARS, whole.size(), "decisions");
        Random random = new Random(SEED);
        for (int i = 0; i < 6; i++) {
            int cut = 100 + random.nextInt(BARS - 100);
            List<String> before = decisions(strategy, cut, cut);

            assertEquals(instruments * cut, before.size());
            assertEquals(whole.subList(0, before.size()), before, "cut after bar " + cut);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"adaptive", "fast", "price-cross"})
    void shouldTradeSoThatTheComparisonMeansSomething(String strategy) throws IOException {
        RunResult result = trade(strategy, BARS, BARS);

        long fills = result.view().counters().fills();
        assertTrue(fills > 3, "fills: " + fills);
    }

    /** Keeps what it was handed and tries to see a bar that is not over. */
    private static final class Peeking implements Strategy, StrategyProvider {

        private final List<String> seen = new ArrayList<>();
        private @Nullable StrategyContext kept;
        private int looks;

        @Override
        public String name() {
            return "peeking";
        }

        @Override
        public String summary() {
            return "looks where it should not";
        }

        @Override
        public List<StrategySetting> settings() {
            return List.of();
        }

        @Override
        public Strategy create(StrategyValues values, int instruments) {
            return this;
        }

        @Override
        public boolean isReady(StrategyContext context) {
            return true;
        }

        @Override
        public void onBar(StrategyContext context, Wanted wanted) {
            look(context, context);
            StrategyContext before = kept;
            kept = before == null ? context : before;
            if (before != null) {
                look(before, context);
            }
            assertEquals(Action.HOLD, wanted.action());
        }

        private void look(StrategyContext at, StrategyContext now) {
            check(at.barStartNs() + at.timeframe().lengthNs(), now);
            for (int id = 0; id < at.instruments().size(); id++) {
                for (Timeframe length : List.of(Timeframe.M1, Timeframe.M5, Timeframe.H1)) {
                    if (at.bars(id, length).size() > 0) {
                        check(at.bars(id, length).startNs(0) + length.lengthNs(), now);
                    }
                }
            }
        }

        private void check(long endNs, StrategyContext now) {
            looks++;
            if (endNs > now.timeNs()) {
                seen.add("a bar that ends at " + endNs + ", at " + now.timeNs());
            }
        }

        @Override
        public void save(StateSink sink) {
            sink.putText("peeking");
        }

        @Override
        public void load(StateSource source) {
            source.expectText("peeking");
        }
    }

    @Test
    void shouldShowClosedBarsOnlyEvenToOneThatKeepsTheContext() throws IOException {
        Peeking peeking = new Peeking();
        run(List.of(peeking), "run.strategy = \"peeking\"\nrun.instruments = \"%s\"\n", 200, 200);

        assertEquals(List.of(), peeking.seen);
        assertTrue(peeking.looks > 4_000, "looks: " + peeking.looks);
    }
}
