package io.millrace.ops.config;

import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.feed.Pacing;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.state.KillLimits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the modules' records from settings. Their own checks become faults that name the section
 * and its place.
 */
final class SettingsReader {

    /** Begins a fault whose place in a file is not known. */
    static final String NO_PLACE = "settings";

    private static final int MANY_CORES = 4;

    private final Config config;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Config config) {
        this.config = config;
    }

    RunSettings read() {
        List<RunSettings.Chosen> strategies = strategies();
        RunSettings.Ring ring = part("pipeline", this::ring);
        RiskLimits.OrderLimits order = part("risk", this::orderLimits);
        RiskLimits.TotalLimits total = part("risk", this::totalLimits);
        KillLimits kill = part("kill", this::killLimits);
        RegimeSettings regime = part("regime", this::regime);
        IndicatorSettings indicators = part("indicators", this::indicators);
        DataSettings data = new DataSettings(config);
        QualitySettings quality = part("quality", data::quality);
        RunSettings.Bars bars = part("bars", data::bars);
        IlliquidHours illiquid = part("hours", data::illiquid);
        part("run", data::format);
        try {
            Pacing.parse(config.text("run.speed"));
        } catch (IllegalArgumentException e) {
            faults.add(at("run.speed") + ": run.speed: " + e.getMessage());
        }
        if (config.whole("run.initial_cash") <= 0) {
            faults.add(at("run.initial_cash") + ": run.initial_cash must be above 0");
        }
        if (strategies == null
                || ring == null
                || order == null
                || total == null
                || kill == null
                || regime == null
                || indicators == null
                || quality == null
                || bars == null
                || illiquid == null
                || !faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        String timeframe = config.text("run.timeframe");
        return new RunSettings(
                strategies,
                "auto".equals(timeframe) ? Optional.empty() : Optional.of(timeframe),
                ring,
                quality,
                bars,
                illiquid,
                new RiskLimits(order, total, kill, config.flag("risk.auto_execute")),
                regime,
                indicators,
                config.whole("run.initial_cash"),
                config.whole("run.trade_from"),
                config.flag("run.latched"));
    }

    private <T> @Nullable T part(String section, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            String name = e.getMessage() == null ? "" : e.getMessage().split(" ", 2)[0];
            faults.add(at(section + "." + name) + ": [" + section + "] " + e.getMessage());
            return null;
        }
    }

    private String at(String path) {
        String place = config.placeOf(path);
        return "default".equals(place) ? NO_PLACE : place;
    }

    private @Nullable List<RunSettings.Chosen> strategies() {
        List<String> names = config.texts(Keys.STRATEGIES);
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            faults.add(
                    at(Keys.STRATEGIES)
                            + ": run.strategy is "
                            + names
                            + "; it must name at least one strategy, and each once");
            return null;
        }
        List<RunSettings.Chosen> chosen = new ArrayList<>();
        for (String name : names) {
            RunSettings.Chosen one = part(Keys.STRATEGY + name, () -> strategy(name));
            if (one != null) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    private RunSettings.Chosen strategy(String name) {
        StrategyProvider provider = config.strategy(name);
        String section = Keys.STRATEGY + name + ".";
        Map<String, Double> given = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (StrategySetting setting : provider.settings()) {
            Object value = config.value(section + setting.key());
            switch (setting.kind()) {
                case NUMBER -> given.put(setting.key(), (Double) value);
                case WHOLE -> given.put(setting.key(), ((Long) value).doubleValue());
                case FLAG -> given.put(setting.key(), (Boolean) value ? 1.0 : 0.0);
                case TEXT -> texts.put(setting.key(), (String) value);
            }
        }
        StrategyValues values = new StrategyValues(provider.settings(), given, texts);
        provider.create(values, 1, 1);
        return new RunSettings.Chosen(
                name, provider, values, config.texts(section + "instruments"));
    }

    private RunSettings.Ring ring() {
        long slots = config.whole("pipeline.ring_slots");
        if (slots < 1024 || slots > 1 << 20 || Long.bitCount(slots) != 1) {
            throw new IllegalArgumentException(
                    "ring_slots is " + slots + "; it must be a power of two from 1024 to 1048576");
        }
        String layout = config.text("pipeline.layout");
        String wait = config.text("pipeline.wait");
        boolean manyCores = Runtime.getRuntime().availableProcessors() >= MANY_CORES;
        WaitMode automatic = manyCores ? WaitMode.BUSY_SPIN : WaitMode.YIELDING;
        return new RunSettings.Ring(
                "inline".equals(layout) ? ThreadingMode.INLINE : ThreadingMode.FUSED,
                "auto".equals(wait) ? automatic : WaitMode.valueOf(wait.toUpperCase(Locale.ROOT)),
                (int) slots);
    }

    private RiskLimits.OrderLimits orderLimits() {
        return new RiskLimits.OrderLimits(
                config.whole("risk.max_order_value"),
                config.whole("risk.max_order_notional"),
                config.whole("risk.max_quote_age"),
                config.whole("risk.duplicate_window"),
                config.flag("risk.short_allowed"),
                config.flag("risk.require_stop"));
    }

    private RiskLimits.TotalLimits totalLimits() {
        return new RiskLimits.TotalLimits(
                config.whole("risk.max_position"),
                config.whole("risk.max_exposure"),
                whole("risk.max_open_orders"),
                whole("risk.max_open_orders_per_symbol"),
                whole("risk.max_positions"),
                config.whole("risk.cash_reserve"));
    }

    private KillLimits killLimits() {
        return new KillLimits(
                config.whole("kill.daily_loss"),
                config.whole("kill.drawdown"),
                config.whole("kill.concentration"),
                "positions".equals(config.text("kill.flatten")));
    }

    private RegimeSettings regime() {
        return new RegimeSettings(
                config.number("regime.trend_adx"),
                config.number("regime.trend_fit"),
                config.number("regime.reversion_adx"),
                config.number("regime.reversion_fit"),
                whole("regime.persistence"));
    }

    private IndicatorSettings indicators() {
        return new IndicatorSettings(
                whole("indicators.ema"),
                whole("indicators.bollinger"),
                config.number("indicators.bollinger_deviations"),
                whole("indicators.rsi"),
                whole("indicators.atr"),
                whole("indicators.atr_average"),
                whole("indicators.kama"),
                whole("indicators.kama_fast"),
                whole("indicators.kama_slow"),
                whole("indicators.adx"),
                whole("indicators.regression"),
                whole("indicators.volume"),
                whole("indicators.spread_volatility"));
    }

    private int whole(String path) {
        long value = config.whole(path);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            throw new IllegalArgumentException(name + " is " + value + "; it is out of range");
        }
        return (int) value;
    }
}
