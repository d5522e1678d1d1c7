package io.millrace.ops.config;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.ChosenInstruments;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.feed.file.Adjustment;
import io.millrace.feed.file.Span;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.StrategyLimits;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings as the modules obey them.
 *
 * @param strategies who decides, in the order in which they are asked
 * @param timeframe label of the bars' length; empty means by the data
 * @param pipeline layout and ring
 * @param quality what counts as a fault in the data
 * @param bars which bars are built besides
 * @param illiquid hours in which little is traded
 * @param fills how the simulated broker fills
 * @param limits what may be done
 * @param regime thresholds
 * @param indicators periods
 * @param account what the account begins with
 * @param policy how orders are looked after
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history
 * @param latched whether a halt of an earlier run holds
 */
public record RunSettings(
        List<Chosen> strategies,
        Optional<String> timeframe,
        Ring pipeline,
        QualitySettings quality,
        Bars bars,
        IlliquidHours illiquid,
        BrokerSettings fills,
        RiskLimits limits,
        RegimeSettings regime,
        IndicatorSettings indicators,
        AccountSettings account,
        OrderPolicy policy,
        long tradeFromNs,
        boolean latched) {

    /**
     * One strategy of the run.
     *
     * @param name in settings and reports
     * @param provider who makes it
     * @param values its settings
     * @param instruments symbols that it is asked about; empty means all
     * @param limits what it may do
     */
    public record Chosen(
            String name,
            StrategyProvider provider,
            StrategyValues values,
            List<String> instruments,
            StrategyLimits limits) {

        /**
         * Makes it.
         *
         * @param table instruments of the run
         * @return its slot, in its first state
         * @throws ConfigException when it names an instrument that the run does not have
         */
        public StrategySlot slot(InstrumentTable table) {
            if (instruments.isEmpty()) {
                return slot(provider.create(values, table.size(), table.size()));
            }
            boolean[] chosen = new boolean[table.size()];
            for (String symbol : instruments) {
                int id = table.find(symbol);
                if (id == Instrument.NONE) {
                    throw new ConfigException(
                            "strategy."
                                    + name
                                    + ".instruments names "
                                    + symbol
                                    + "; the run has "
                                    + table.symbols());
                }
                chosen[id] = true;
            }
            int count = (int) instruments.stream().distinct().count();
            Strategy strategy = provider.create(values, table.size(), count);
            return slot(new ChosenInstruments(strategy, chosen));
        }

        private StrategySlot slot(Strategy strategy) {
            return new StrategySlot(name, strategy, limits.enabled(), limits.leastConfidence());
        }
    }

    /**
     * Names of the strategies.
     *
     * @return in the order in which they are asked; a strategy's place is its number in the journal
     */
    public List<String> strategyNames() {
        return strategies.stream().map(Chosen::name).toList();
    }

    /**
     * Layout and ring.
     *
     * @param mode who runs the stages
     * @param waitMode how threads wait
     * @param slots size of the ring
     */
    public record Ring(ThreadingMode mode, WaitMode waitMode, int slots) {

        private static final int MANY_CORES = 4;
        private static final String AUTO = "auto";

        /**
         * What the settings mean on a machine. Threads that burn a core while they wait have one
         * each, and leave one; otherwise they yield, whatever was asked for.
         *
         * @param layout as in the settings
         * @param wait as in the settings
         * @param slots of the ring
         * @param cores of the machine
         * @return the layout to run
         */
        static Ring of(String layout, String wait, int slots, int cores) {
            boolean many = cores >= MANY_CORES;
            ThreadingMode automaticMode = many ? ThreadingMode.PARALLEL : ThreadingMode.FUSED;
            WaitMode automaticWait = many ? WaitMode.BUSY_SPIN : WaitMode.YIELDING;
            ThreadingMode mode =
                    AUTO.equals(layout)
                            ? automaticMode
                            : ThreadingMode.valueOf(layout.toUpperCase(Locale.ROOT));
            WaitMode asked =
                    AUTO.equals(wait)
                            ? automaticWait
                            : WaitMode.valueOf(wait.toUpperCase(Locale.ROOT));
            return new Ring(mode, asked.on(mode.waiting(), cores), slots);
        }
    }

    /**
     * Bars besides those that are decided on.
     *
     * @param context their lengths
     * @param regularHours whether only sessions count
     */
    public record Bars(List<Timeframe> context, boolean regularHours) {

        /**
         * With the bars that are decided on.
         *
         * @param decision their length
         * @return settings of the stage
         */
        public BarSettings with(Timeframe decision) {
            return new BarSettings(
                    decision,
                    context.stream().filter(timeframe -> timeframe != decision).toList(),
                    regularHours);
        }
    }

    /**
     * Where data comes from.
     *
     * @param files names of files; empty means the sample
     * @param history names of files that are read before, to warm up
     * @param format name of the files' format; empty means found out
     * @param adjustment what is done about splits and dividends
     * @param instrument symbol; empty means by the file's name
     * @param table name of the instrument table; empty means the project's
     * @param speed pace
     * @param backwardsNs how far times in a file may go back
     * @param span times that are read of the files, not of the history
     */
    public record Data(
            List<String> files,
            List<String> history,
            String format,
            Adjustment adjustment,
            String instrument,
            String table,
            String speed,
            long backwardsNs,
            Span span) {}

    /**
     * Settings of the data.
     *
     * @param config all settings
     * @return data settings
     */
    public static Data data(Config config) {
        return new Data(
                config.texts("run.data"),
                config.texts("run.history"),
                config.text("run.format"),
                Adjustment.valueOf(config.text("run.adjust").toUpperCase(Locale.ROOT)),
                config.text("run.instrument"),
                config.text("run.instruments"),
                config.text("run.speed"),
                config.whole("run.backwards"),
                span(config));
    }

    private static Span span(Config config) {
        long from = time(config, "run.from", Long.MIN_VALUE);
        long to = time(config, "run.to", Long.MAX_VALUE);
        if (from >= to) {
            throw new ConfigException(
                    config.placeOf("run.from")
                            + ": run.from is "
                            + config.text("run.from")
                            + " and run.to is "
                            + config.text("run.to")
                            + "; from must be before to");
        }
        return new Span(from, to);
    }

    private static long time(Config config, String path, long otherwise) {
        String text = config.text(path);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Instant time = Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeParseException | ArithmeticException e) {
            ConfigException fault =
                    new ConfigException(
                            config.placeOf(path)
                                    + ": "
                                    + path
                                    + " is \""
                                    + text
                                    + "\"; write it as 2013-10-07T00:00:00Z");
            fault.initCause(e);
            throw fault;
        }
    }

    /**
     * Checks settings against each other and makes the modules' records.
     *
     * @param config all settings
     * @return settings of a run
     * @throws ConfigException naming every fault
     */
    public static RunSettings from(Config config) {
        try {
            return new SettingsReader(config).read();
        } catch (ConfigException together) {
            List<String> each = new ArrayList<>();
            for (String path : config.placed()) {
                faultsOf(config, path, each);
            }
            throw each.isEmpty() ? together : new ConfigException(each);
        }
    }

    /**
     * A record names only its first fault: each setting is tried alone among defaults, so that all
     * are named.
     */
    private static void faultsOf(Config config, String path, List<String> faults) {
        try {
            new SettingsReader(config.alone(path)).read();
        } catch (ConfigException e) {
            for (String fault : e.faults()) {
                boolean placeless = fault.startsWith(SettingsReader.NO_PLACE);
                faults.add(
                        placeless
                                ? config.placeOf(path)
                                        + ": "
                                        + path
                                        + fault.substring(SettingsReader.NO_PLACE.length())
                                : fault);
            }
        }
    }
}
