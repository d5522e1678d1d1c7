package io.millrace.ops.config;

import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.time.Timeframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Every setting that exists, with its default and its meaning. The reference in docs is generated
 * from here.
 */
final class Keys {

    static final String STRATEGY = "strategy.";
    static final String STRATEGIES = "run.strategy";

    private Keys() {}

    static List<Key> all(List<StrategyProvider> strategies) {
        List<Key> keys = new ArrayList<>();
        run(keys, strategies);
        data(keys);
        AccountSettings.addKeys(keys);
        AccountSettings.addPolicyKeys(keys);
        pipeline(keys);
        WatchSettings.addKeys(keys);
        JournalSettings.addKeys(keys);
        FillSettings.addKeys(keys);
        RiskKeys.add(keys);
        RiskKeys.addOfKill(keys);
        analysis(keys);
        metrics(keys);
        SnapshotSettings.addKeys(keys);
        StoreSettings.addKeys(keys);
        ControlSettings.addKeys(keys);
        for (StrategyProvider provider : strategies) {
            strategy(keys, provider.name(), provider);
        }
        return List.copyOf(keys);
    }

    private static void run(List<Key> keys, List<StrategyProvider> strategies) {
        keys.add(
                Key.names(
                        STRATEGIES,
                        "adaptive",
                        labels(strategies, StrategyProvider::name),
                        "strategy that decides, or a list of several"));
        keys.add(
                Key.choice(
                        "run.timeframe",
                        "auto",
                        timeframes(),
                        "length of the bars that are decided on; auto is 1m for ticks and the bars'"
                                + " own length for bars"));
        keys.add(Key.of("run.speed", Kind.TEXT, "max", "pace of files: max, 1x, 10x, 0.5x"));
        keys.add(
                Key.of(
                        "run.data",
                        Kind.TEXTS,
                        List.of(),
                        "files to read; none means the sample that ships with the project"));
        files(keys);
        keys.add(
                Key.of(
                        "run.instrument",
                        Kind.TEXT,
                        "",
                        "symbol of the files' instrument; empty means found in the file's name"));
        keys.add(
                Key.of(
                        "run.instruments",
                        Kind.TEXT,
                        "",
                        "instrument table; empty means conf/instruments.toml of the project"));
        keys.add(
                Key.of(
                        "run.initial_cash",
                        Kind.AMOUNT,
                        100_000 * FixedPoint.ONE,
                        "cash at the start of a paper run, quote currency"));
        keys.add(
                Key.internal(
                        "run.synthetic",
                        Kind.TEXT,
                        "",
                        "written into the journal: the market that was made instead of files"));
        keys.add(
                Key.internal(
                        "run.trade_from",
                        Kind.WHOLE,
                        0L,
                        "written into the journal: end of the history, ns since 1970"));
        keys.add(
                Key.internal(
                        "run.latched",
                        Kind.FLAG,
                        false,
                        "written into the journal: a halt of an earlier run held at the start"));
    }

    private static void files(List<Key> keys) {
        keys.add(
                Key.of(
                        "run.history",
                        Kind.TEXTS,
                        List.of(),
                        "files that are read first, to warm up; nothing is traded on them"));
        keys.add(
                Key.of(
                        "run.format",
                        Kind.TEXT,
                        "",
                        "format of the files; empty means found out for each"));
        keys.add(
                Key.choice(
                        "run.adjust",
                        "raw",
                        List.of("raw", "splits", "all"),
                        "prices of shares: as traded, or adjusted for splits, or also for"
                                + " dividends"));
        keys.add(
                Key.of(
                        "run.from",
                        Kind.TEXT,
                        "",
                        "first time in run.data that is read, such as 2013-10-07T00:00:00Z; empty"
                                + " means all"));
        keys.add(
                Key.of(
                        "run.to",
                        Kind.TEXT,
                        "",
                        "time in run.data from which on nothing is read; empty means all"));
        keys.add(
                Key.of(
                        "run.backwards",
                        Kind.DURATION,
                        0L,
                        "how far times in a CSV file may go back before it is refused"));
    }

    private static List<String> timeframes() {
        List<String> labels = new ArrayList<>(List.of("auto"));
        Arrays.stream(Timeframe.values()).map(Timeframe::label).forEach(labels::add);
        return labels;
    }

    private static void data(List<Key> keys) {
        keys.add(
                Key.of(
                        "bars.context",
                        Kind.TEXTS,
                        List.of("5m", "1h"),
                        "lengths of further bars with indicators; the spike rule needs 5m and 1h"));
        keys.add(
                Key.of(
                        "bars.regular_hours",
                        Kind.FLAG,
                        false,
                        "whether only ticks of a session enter bars, and days end with it"));
        String spans = "hours in which little is traded, on the exchange's clock, of calendar ";
        keys.add(
                Key.of(
                        "hours.illiquid_nyse",
                        Kind.TEXT,
                        "00:00-09:30 12:00-13:00 16:00-24:00",
                        spans + "nyse"));
        keys.add(Key.of("hours.illiquid_fx", Kind.TEXT, "", spans + "fx"));
        keys.add(Key.of("hours.illiquid_always", Kind.TEXT, "", spans + "24/7"));
        QualitySettings standard = QualitySettings.defaults();
        QualitySettings.Limits limits = standard.limits();
        duration(keys, "quality.gap", limits.gapNs(), "longest time without a tick in a session");
        duration(
                keys,
                "quality.tolerance",
                limits.toleranceNs(),
                "how far a tick may be behind the newest one and still be used");
        duration(keys, "quality.delay", limits.delayNs(), "longest time from the venue to us");
        duration(
                keys,
                "quality.frozen",
                limits.frozenNs(),
                "longest time with ticks and without a change of price");
        keys.add(
                Key.of(
                        "quality.move",
                        Kind.AMOUNT,
                        limits.move(),
                        "largest move from tick to tick, a part of the price"));
        whole(
                keys,
                "quality.good_ticks",
                standard.goodTicks(),
                "good ticks in a row after which an instrument is trusted again");
        for (QualityKind kind : QualityKind.values()) {
            if (kind != QualityKind.RECOVERED) {
                policy(keys, kind);
            }
        }
    }

    private static void policy(List<Key> keys, QualityKind kind) {
        keys.add(
                Key.choice(
                        "quality.on_" + kind.name().toLowerCase(Locale.ROOT),
                        QualitySettings.standard(kind).name().toLowerCase(Locale.ROOT),
                        Arrays.stream(QualityPolicy.values())
                                .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                                .toList(),
                        "what is done about a tick that is " + meaning(kind)));
    }

    private static String meaning(QualityKind kind) {
        return switch (kind) {
            case RECOVERED -> "good again";
            case DOUBTED -> "marked by its source";
            case GAP -> "the first after a gap";
            case MISSING -> "the first after missing identifiers";
            case DUPLICATE -> "a duplicate by its identifier";
            case LATE -> "older than the newest one, within the tolerance";
            case OUT_OF_ORDER -> "older than the newest one, beyond the tolerance";
            case CROSSED -> "a quote with its bid above its ask";
            case LOCKED -> "a quote with its bid at its ask";
            case OUTLIER -> "far from the last good price";
            case STALE -> "received long after the venue's time, or before it";
            case FROZEN -> "one of many at one price";
            case RENUMBERED -> "the first of identifiers that went back";
        };
    }

    static void duration(List<Key> keys, String path, long standardNs, String meaning) {
        keys.add(Key.of(path, Kind.DURATION, standardNs, meaning));
    }

    private static void pipeline(List<Key> keys) {
        keys.add(
                Key.choice(
                        "pipeline.layout",
                        "auto",
                        List.of("auto", "inline", "fused", "parallel"),
                        "who runs the stages: the input thread, one thread behind a ring, or two"
                                + " (engine and journal); auto is fused, parallel from 4 cores"));
        keys.add(
                Key.choice(
                        "pipeline.wait",
                        "auto",
                        List.of("auto", "busy_spin", "yielding", "sleeping", "blocking"),
                        "how threads wait for each other; auto is yielding, busy_spin from 4 cores;"
                                + " busy_spin yields where it would leave no core free"));
        keys.add(
                Key.of(
                        "pipeline.ring_slots",
                        Kind.WHOLE,
                        16_384L,
                        "inputs that may wait in the ring, a power of two"));
    }

    private static void analysis(List<Key> keys) {
        number(keys, "regime.trend_adx", 25, "ADX above which the market trends");
        number(keys, "regime.trend_fit", 0.6, "R² above which the market trends");
        number(keys, "regime.reversion_adx", 20, "ADX below which it swings around a mean");
        number(keys, "regime.reversion_fit", 0.4, "R² below which it swings around a mean");
        whole(keys, "regime.persistence", 3, "equal readings in a row that confirm a change");
        whole(keys, "indicators.ema", 20, "bars of the exponential average");
        whole(keys, "indicators.bollinger", 20, "bars of the Bollinger bands");
        number(keys, "indicators.bollinger_deviations", 2, "width of the bands");
        whole(keys, "indicators.rsi", 14, "bars of the relative strength index");
        whole(keys, "indicators.atr", 14, "bars of the average true range");
        whole(keys, "indicators.atr_average", 50, "average true ranges in their mean");
        whole(keys, "indicators.kama", 10, "bars of the efficiency ratio inside KAMA");
        whole(keys, "indicators.kama_fast", 2, "fast end of KAMA, bars");
        whole(keys, "indicators.kama_slow", 30, "slow end of KAMA, bars");
        whole(keys, "indicators.adx", 14, "bars of the directional indicators");
        whole(keys, "indicators.regression", 50, "bars of the regression");
        whole(keys, "indicators.volume", 20, "bars of the average volume");
        whole(keys, "indicators.spread_volatility", 20, "changes in the spread's yardstick");
    }

    private static void metrics(List<Key> keys) {
        number(keys, "metrics.risk_free", 0.04, "return of a year without risk, a part of one");
        whole(keys, "metrics.periods", 252, "days with returns in a year");
        keys.add(
                Key.choice(
                        "metrics.deviation",
                        "population",
                        List.of("population", "sample"),
                        "standard deviation of returns: of a population, or of a sample"));
    }

    /** A strategy under a name of its own: the kind, then the settings of that kind. */
    static List<Key> named(String name, StrategyProvider provider) {
        List<Key> keys = new ArrayList<>();
        keys.add(
                Key.of(
                        STRATEGY + name + ".kind",
                        Kind.TEXT,
                        provider.name(),
                        "strategy that goes by this name"));
        strategy(keys, name, provider);
        return keys;
    }

    private static void strategy(List<Key> keys, String name, StrategyProvider provider) {
        RiskKeys.addOfStrategy(keys, STRATEGY + name);
        keys.add(
                Key.of(
                        STRATEGY + name + ".instruments",
                        Kind.TEXTS,
                        List.of(),
                        "symbols that it is asked about; empty means all"));
        for (StrategySetting setting : provider.settings()) {
            String path = STRATEGY + name + "." + setting.key();
            switch (setting.kind()) {
                case NUMBER -> number(keys, path, setting.standard(), setting.meaning());
                case WHOLE -> whole(keys, path, (long) setting.standard(), setting.meaning());
                case FLAG ->
                        keys.add(
                                Key.of(
                                        path,
                                        Kind.FLAG,
                                        setting.standard() != 0,
                                        setting.meaning()));
                case TEXT -> keys.add(Key.of(path, Kind.TEXT, "", setting.meaning()));
            }
        }
    }

    static void fraction(List<Key> keys, String path, long basisPoints, String meaning) {
        keys.add(Key.of(path, Kind.FRACTION, basisPoints, meaning));
    }

    static void whole(List<Key> keys, String path, long standard, String meaning) {
        keys.add(Key.of(path, Kind.WHOLE, standard, meaning));
    }

    private static void number(List<Key> keys, String path, double standard, String meaning) {
        keys.add(Key.of(path, Kind.NUMBER, standard, meaning));
    }

    private static <T> List<String> labels(List<T> things, Function<T, String> label) {
        return things.stream().map(label).toList();
    }
}
