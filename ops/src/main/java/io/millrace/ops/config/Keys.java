package io.millrace.ops.config;

import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Every setting that exists, with its default and its meaning. The reference in docs is generated
 * from here.
 */
final class Keys {

    static final String STRATEGY = "strategy.";

    private static final long SECOND_NS = Timeframe.SECOND_NS;

    private Keys() {}

    static List<Key> all(List<StrategyProvider> strategies) {
        List<Key> keys = new ArrayList<>();
        run(keys, strategies);
        pipeline(keys);
        risk(keys);
        kill(keys);
        analysis(keys);
        for (StrategyProvider provider : strategies) {
            strategy(keys, provider);
        }
        return List.copyOf(keys);
    }

    private static void run(List<Key> keys, List<StrategyProvider> strategies) {
        keys.add(
                Key.choice(
                        "run.strategy",
                        "adaptive",
                        labels(strategies, StrategyProvider::name),
                        "strategy that decides"));
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
                        "run.latched",
                        Kind.FLAG,
                        false,
                        "written into the journal: a halt of an earlier run held at the start"));
    }

    private static List<String> timeframes() {
        List<String> labels = new ArrayList<>(List.of("auto"));
        Arrays.stream(Timeframe.values()).map(Timeframe::label).forEach(labels::add);
        return labels;
    }

    private static void pipeline(List<Key> keys) {
        keys.add(
                Key.choice(
                        "pipeline.layout",
                        "auto",
                        List.of("auto", "inline", "fused"),
                        "who runs the stages: the input thread, or one thread behind a ring; auto"
                                + " is fused"));
        keys.add(
                Key.choice(
                        "pipeline.wait",
                        "auto",
                        List.of("auto", "busy_spin", "yielding", "sleeping", "blocking"),
                        "how threads wait at the ring; auto is yielding, busy_spin from 4 cores"));
        keys.add(
                Key.of(
                        "pipeline.ring_slots",
                        Kind.WHOLE,
                        16_384L,
                        "inputs that may wait in the ring, a power of two"));
    }

    private static void risk(List<Key> keys) {
        fraction(keys, "risk.max_order_value", 2000, "check 12: value of one order, of equity");
        keys.add(
                Key.of(
                        "risk.max_order_notional",
                        Kind.AMOUNT,
                        1_000_000 * FixedPoint.ONE,
                        "check 12: value of one order, quote currency"));
        keys.add(
                Key.of(
                        "risk.max_quote_age",
                        Kind.DURATION,
                        5 * SECOND_NS,
                        "check 8: oldest price an order may be made from"));
        keys.add(
                Key.of(
                        "risk.duplicate_window",
                        Kind.DURATION,
                        SECOND_NS,
                        "check 14: time in which the same intent is a duplicate"));
        keys.add(
                Key.of(
                        "risk.short_allowed",
                        Kind.FLAG,
                        false,
                        "check 6: whether a position may be negative"));
        keys.add(
                Key.of(
                        "risk.require_stop",
                        Kind.FLAG,
                        true,
                        "check 7: whether an entry must bring its protective stop"));
        fraction(keys, "risk.max_position", 2000, "check 22: worst-case position, of equity");
        fraction(keys, "risk.max_exposure", 5000, "check 23: worst-case gross value, of equity");
        whole(keys, "risk.max_open_orders", 50, "check 19: open orders");
        whole(keys, "risk.max_open_orders_per_symbol", 5, "check 19: open orders of one symbol");
        whole(keys, "risk.max_positions", 5, "check 19: instruments held");
        fraction(keys, "risk.cash_reserve", 200, "check 26: cash never spent, of equity");
        keys.add(
                Key.of(
                        "risk.auto_execute",
                        Kind.FLAG,
                        true,
                        "check 2: false decides and judges, and sends nothing"));
    }

    private static void kill(List<Key> keys) {
        fraction(keys, "kill.daily_loss", 300, "halts when a session's loss exceeds it");
        fraction(keys, "kill.drawdown", 2000, "halts when the fall from the peak reaches it");
        fraction(keys, "kill.concentration", 5000, "halts when one position exceeds it");
        keys.add(
                Key.choice(
                        "kill.flatten",
                        "positions",
                        List.of("positions", "none"),
                        "what the kill switch closes"));
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

    private static void strategy(List<Key> keys, StrategyProvider provider) {
        for (StrategySetting setting : provider.settings()) {
            String path = STRATEGY + provider.name() + "." + setting.key();
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
            }
        }
    }

    private static void fraction(List<Key> keys, String path, long basisPoints, String meaning) {
        keys.add(Key.of(path, Kind.FRACTION, basisPoints, meaning));
    }

    private static void whole(List<Key> keys, String path, long standard, String meaning) {
        keys.add(Key.of(path, Kind.WHOLE, standard, meaning));
    }

    private static void number(List<Key> keys, String path, double standard, String meaning) {
        keys.add(Key.of(path, Kind.NUMBER, standard, meaning));
    }

    private static <T> List<String> labels(List<T> things, Function<T, String> label) {
        return things.stream().map(label).toList();
    }
}
