package io.millrace.ops.config;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.feed.file.Adjustment;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.StrategyLimits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings as the modules obey them.
 *
 * @param strategy who decides
 * @param strategyValues its settings
 * @param timeframe label of the bars' length; empty means by the data
 * @param pipeline layout and ring
 * @param quality what counts as a fault in the data
 * @param bars which bars are built besides
 * @param illiquid hours in which little is traded
 * @param fills how the simulated broker fills
 * @param limits what may be done
 * @param strategyLimits what the strategy may do
 * @param regime thresholds
 * @param indicators periods
 * @param account what the account begins with
 * @param policy how orders are looked after
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history
 * @param latched whether a halt of an earlier run holds
 */
public record RunSettings(
        StrategyProvider strategy,
        StrategyValues strategyValues,
        Optional<String> timeframe,
        Ring pipeline,
        QualitySettings quality,
        Bars bars,
        IlliquidHours illiquid,
        BrokerSettings fills,
        RiskLimits limits,
        StrategyLimits strategyLimits,
        RegimeSettings regime,
        IndicatorSettings indicators,
        AccountSettings account,
        OrderPolicy policy,
        long tradeFromNs,
        boolean latched) {

    /**
     * Layout and ring.
     *
     * @param mode who runs the stages
     * @param waitMode how threads wait
     * @param slots size of the ring
     */
    public record Ring(ThreadingMode mode, WaitMode waitMode, int slots) {}

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
     */
    public record Data(
            List<String> files,
            List<String> history,
            String format,
            Adjustment adjustment,
            String instrument,
            String table,
            String speed,
            long backwardsNs) {}

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
                config.whole("run.backwards"));
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
