package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.launch.StrategyRegistry;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.state.KillFlatten;
import io.millrace.risk.state.KillLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ConfigTest {

    @TempDir private Path directory;

    private ConfigException refused(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("m.toml"), text);
        return assertThrows(
                ConfigException.class,
                () -> RunSettings.from(Config.read(StrategyRegistry.all(), file)));
    }

    @Test
    void shouldNameAllFaultsAtOnceWithLineAndColumn() throws Exception {
        ConfigException e =
                refused(
                        """
                        [risk]
                        max_positon = 0.2
                        max_order_value = "x"
                        [run]
                        strategy = "foo"
                        latched = true
                        """);

        String file = directory.resolve("m.toml").toString();
        assertEquals(
                file
                        + ":2:1: unknown key risk.max_positon; did you mean risk.max_position?\n"
                        + file
                        + ":3:1: risk.max_order_value is \"x\"; it must be a part of one with at"
                        + " most 4 decimals, such as 0.02\n"
                        + file
                        + ":5:1: run.strategy is \"foo\"; it must be one of adaptive, sma-cross,"
                        + " price-cross, buy-and-hold, scripted\n"
                        + file
                        + ":6:1: unknown key run.latched; see ./millrace config show for all keys",
                String.valueOf(e.getMessage()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kill.daily_loss = 7|daily_loss is 70000 bp; it must be from 1 to 10000 bp",
                "kill.daily_loss = 0.00001|4 decimals",
                "kill.daily_loss = nan|finite number",
                "risk.max_quote_age = \"5 s\"|a length of time in quotes",
                "risk.max_quote_age = \"0s\"|max_quote_age is 0; it must be from 1",
                "fill.bar = \"close\"|fill.bar is \"close\"; it must be one of next_open, in_hand",
                "fill.participation = 0|participation is 0; it must be above 0 and at most 1",
                "fill.participation = 1.1|participation is 1.1; it must be above 0 and at most 1",
                "fill.odd_every = -1|odd_every is -1; it must be 0 or above",
                "run.initial_cash = 0|run.initial_cash must be above 0",
                "run.initial_cash = 1e50|number with at most 8 decimals",
                "pipeline.ring_slots = 1000|power of two",
                "indicators.ema = 99999999999|out of range",
                "regime.trend_adx = 10|the first not below the second",
                "strategy.sma-cross.fast = 40|<none>",
                "run = 3|unknown key run",
                "strategy.nope.x = 3|unknown key strategy.nope",
                "risk.max_open_orders_per_symbol = 60|from 1 to 50",
                "risk.message_rates = []|<none>",
                "risk.message_rates = [\"alpaca 200\", \"here 0\"]|<none>",
                "risk.message_rates = [\"alpaca\"]|message_rates has \"alpaca\"; write each venue",
                "risk.message_rates = [\"alpaca -1\"]|message_rates has \"alpaca -1\"; write each",
                "risk.message_rates = [\"a 1\", \"a 2\"]|message_rates has \"a 2\"; write each"
                        + " venue",
                "risk.message_rates = [\"a 1000001\"]|message_rates of a is 1000001; it must be"
                        + " from 0",
                "risk.message_burst = 2|message_burst is 2; with a message_rate it must be 3",
            })
    void shouldRefuseWhatCannotBe(String line, String message) throws Exception {
        if ("<none>".equals(message)) {
            Path file = Files.writeString(directory.resolve("m.toml"), line + "\n");
            RunSettings.from(Config.read(StrategyRegistry.all(), file));
            return;
        }
        ConfigException e = refused(line + "\n");

        assertTrue(
                String.valueOf(e.getMessage()).contains(message), String.valueOf(e.getMessage()));
        assertTrue(
                String.valueOf(e.getMessage()).startsWith(directory.toString()),
                String.valueOf(e.getMessage()));
    }

    @Test
    void shouldNameEveryFaultOfOneSectionWithItsPlace() throws Exception {
        ConfigException e =
                refused(
                        """
                        [kill]
                        daily_loss = 11
                        drawdown = 2
                        [indicators]
                        rsi = 0
                        atr = 0
                        """);

        String message = String.valueOf(e.getMessage());
        String file = directory.resolve("m.toml").toString();
        assertEquals(4, message.lines().count(), message);
        for (String place : new String[] {":2:1: ", ":3:1: ", ":5:1: ", ":6:1: "}) {
            assertTrue(message.contains(file + place), message);
        }
    }

    @Test
    void shouldRefuseContradictionsOfTheChosenStrategy() throws Exception {
        ConfigException e = refused("run.strategy = \"sma-cross\"\nstrategy.sma-cross.fast = 40\n");

        assertTrue(
                String.valueOf(e.getMessage()).contains("fast must be below slow"),
                String.valueOf(e.getMessage()));
    }

    @Test
    void shouldReadBackWhatItWrites() throws Exception {
        Config changed = Config.defaults(StrategyRegistry.all());
        Path file =
                Files.writeString(
                        directory.resolve("m.toml"),
                        """
                        run.data = ["a \\"b\\".csv", "c\\\\d.csv"]
                        run.initial_cash = 12345.67
                        kill.daily_loss = 0.0225
                        risk.max_quote_age = "1500ms"
                        regime.trend_fit = 0.61
                        """);
        Config read = Config.read(StrategyRegistry.all(), file);

        Config again = Config.recorded(StrategyRegistry.all(), "journal", read.toToml());

        assertEquals(read.toToml(), again.toToml());
        assertEquals(
                12_345 * FixedPoint.ONE + 67_000_000,
                RunSettings.from(again).account().initialCash());
        assertEquals(225, RunSettings.from(again).limits().kill().dailyLossBps());
        assertTrue(!changed.toToml().equals(read.toToml()));
    }

    @Test
    void shouldSetTheLimitsOfAProfileTogetherAndLeaveWhatIsNamed() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("m.toml"),
                        """
                        kill.drawdown = 0.03
                        risk.profile = "prop"
                        risk.max_positions = 2
                        strategy.sma-cross.min_confidence = 70
                        """);
        Config read = Config.read(StrategyRegistry.all(), file);
        Config again = Config.recorded(StrategyRegistry.all(), "journal", read.toToml());
        RiskLimits limits = RunSettings.from(read).limits();

        assertEquals(read.toToml(), again.toToml());
        assertEquals(new KillLimits(450, 300, 500, KillFlatten.POSITIONS), limits.kill());
        assertEquals(300, limits.total().maxPositionBps());
        assertEquals(2, limits.total().maxPositions());
        assertTrue(limits.safety().ladder());
        assertEquals(70L, read.value("strategy.sma-cross.min_confidence"));
        assertEquals(82L, read.value("strategy.adaptive.min_confidence"));
    }

    @ParameterizedTest(name = "{0}: daily loss {1}, drawdown {2}, position {3}, positions {4}")
    @CsvSource({
        "conservative, 200, 1000, 1000, 3, false",
        "balanced, 300, 2000, 2000, 5, false",
        "aggressive, 500, 2500, 3000, 10, false",
        "prop, 450, 200, 300, 3, true"
    })
    void shouldKnowFourProfiles(
            String name, long dailyLoss, long drawdown, long position, int most, boolean ladder) {
        Config config = Config.defaults(StrategyRegistry.all());
        config.override("risk.profile", "aggressive", "--set");
        config.override("risk.profile", name, "--set");
        RiskLimits limits = RunSettings.from(config).limits();

        assertEquals(
                List.of(dailyLoss, drawdown, position, (long) most),
                List.of(
                        limits.kill().dailyLossBps(),
                        limits.kill().drawdownBps(),
                        limits.total().maxPositionBps(),
                        (long) limits.total().maxPositions()));
        assertEquals(ladder, limits.safety().ladder());
        assertEquals(50_000_000L, limits.safety().durableLagNs());
        assertEquals(2_147_483_648L, limits.safety().freeBytes());
    }

    @Test
    void shouldShowSettingsThatCanBeReadAsAFile() throws Exception {
        String shown = Config.defaults(StrategyRegistry.all()).toCommentedToml();
        Path file = Files.writeString(directory.resolve("m.toml"), shown);

        Config read = Config.read(StrategyRegistry.all(), file);

        assertEquals(Config.defaults(StrategyRegistry.all()).toToml(), read.toToml());
    }

    @Test
    void shouldKeepTheReferenceInTheDocumentsUpToDate() throws Exception {
        Path page = Path.of(System.getProperty("millrace.root"), "docs/configuration.md");

        assertEquals(
                Config.reference(StrategyRegistry.all()),
                Files.readString(page),
                "run ./millrace config reference > docs/configuration.md");
    }
}
