package io.millrace.ops.config;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.feed.Pacing;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.state.KillLimits;
import io.millrace.risk.state.SafetyLimits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    private final Config config;
    private final RiskReader risk;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Config config) {
        this.config = config;
        this.risk = new RiskReader(config);
    }

    RunSettings read() {
        List<RunSettings.Chosen> strategies = strategies();
        RunSettings.Ring ring = part("pipeline", this::ring);
        RiskLimits limits = limits();
        RegimeSettings regime = part("regime", this::regime);
        IndicatorSettings indicators = part("indicators", this::indicators);
        DataSettings data = new DataSettings(config);
        QualitySettings quality = part("quality", data::quality);
        RunSettings.Bars bars = part("bars", data::bars);
        IlliquidHours illiquid = part("hours", data::illiquid);
        BrokerSettings fills = part("fill", () -> FillSettings.read(config));
        AccountSettings account = part("account", () -> AccountSettings.read(config));
        OrderPolicy policy = part("orders", () -> AccountSettings.policy(config));
        part("run", data::format);
        part("pipeline", () -> WatchSettings.read(config));
        part("control", () -> ControlSettings.read(config));
        JournalSettings journal = part("journal", () -> JournalSettings.read(config));
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
                || limits == null
                || regime == null
                || indicators == null
                || quality == null
                || bars == null
                || illiquid == null
                || fills == null
                || account == null
                || policy == null
                || journal == null
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
                fills,
                limits,
                regime,
                indicators,
                account,
                policy,
                config.whole("run.trade_from"),
                config.flag("run.latched"));
    }

    private @Nullable RiskLimits limits() {
        RiskLimits.OrderLimits order = part("risk", risk::order);
        RiskLimits.TotalLimits total = part("risk", risk::total);
        MarketLimits market = part("risk", risk::market);
        FlowLimits.Losses losses = part("loss_streak", risk::losses);
        FlowLimits flow = losses == null ? null : part("risk", () -> risk.flow(losses));
        AccountLimits account = part("risk", risk::account);
        KillLimits kill = part("kill", risk::kill);
        SafetyLimits safety = part("risk", risk::safety);
        if (order == null || total == null || kill == null) {
            return null;
        }
        if (market == null || flow == null || account == null || safety == null) {
            return null;
        }
        boolean autoExecute = config.flag("risk.auto_execute");
        return new RiskLimits(order, total, kill, autoExecute, market, flow, account, safety);
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
                name, provider, values, config.texts(section + "instruments"), risk.strategy(name));
    }

    private RunSettings.Ring ring() {
        long slots = config.whole("pipeline.ring_slots");
        if (slots < 1024 || slots > 1 << 20 || Long.bitCount(slots) != 1) {
            throw new IllegalArgumentException(
                    "ring_slots is " + slots + "; it must be a power of two from 1024 to 1048576");
        }
        String layout = config.text("pipeline.layout");
        String wait = config.text("pipeline.wait");
        return RunSettings.Ring.of(
                layout, wait, (int) slots, Runtime.getRuntime().availableProcessors());
    }

    private RegimeSettings regime() {
        return new RegimeSettings(
                config.number("regime.trend_adx"),
                config.number("regime.trend_fit"),
                config.number("regime.reversion_adx"),
                config.number("regime.reversion_fit"),
                config.small("regime.persistence"));
    }

    private IndicatorSettings indicators() {
        return new IndicatorSettings(
                config.small("indicators.ema"),
                config.small("indicators.bollinger"),
                config.number("indicators.bollinger_deviations"),
                config.small("indicators.rsi"),
                config.small("indicators.atr"),
                config.small("indicators.atr_average"),
                config.small("indicators.kama"),
                config.small("indicators.kama_fast"),
                config.small("indicators.kama_slow"),
                config.small("indicators.adx"),
                config.small("indicators.regression"),
                config.small("indicators.volume"),
                config.small("indicators.spread_volatility"));
    }
}
