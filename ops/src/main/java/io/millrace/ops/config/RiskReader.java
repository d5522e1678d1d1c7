package io.millrace.ops.config;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.StrategyLimits;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.state.KillFlatten;
import io.millrace.risk.state.KillLimits;
import io.millrace.risk.state.SafetyLimits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the records of the pre-trade checks from settings. */
final class RiskReader {

    /** A venue and its messages a minute. */
    private static final Pattern VENUE_RATE = Pattern.compile("(\\S+)\\s+([0-9]{1,7})");

    private static final int MEBIBYTE = 20;
    private static final long MOST_ROOM = 1L << 40;

    private final Config config;

    RiskReader(Config config) {
        this.config = config;
    }

    RiskLimits.OrderLimits order() {
        return new RiskLimits.OrderLimits(
                config.whole("risk.max_order_value"),
                config.whole("risk.max_order_notional"),
                config.whole("risk.max_quote_age"),
                config.whole("risk.duplicate_window"),
                config.flag("risk.short_allowed"),
                config.flag("risk.require_stop"),
                config.whole("risk.max_stop"));
    }

    RiskLimits.TotalLimits total() {
        return new RiskLimits.TotalLimits(
                config.whole("risk.max_position"),
                config.whole("risk.max_exposure"),
                config.small("risk.max_open_orders"),
                config.small("risk.max_open_orders_per_symbol"),
                config.small("risk.max_positions"),
                config.whole("risk.cash_reserve"));
    }

    MarketLimits market() {
        return new MarketLimits(
                config.texts("risk.allow"),
                config.texts("risk.deny"),
                SessionCheck.valueOf(config.text("risk.session_check").toUpperCase(Locale.ROOT)),
                config.whole("risk.collar_window"),
                config.whole("risk.collar_window_length"),
                config.whole("risk.max_order_volume"));
    }

    FlowLimits.Losses losses() {
        boolean isPause = "pause".equals(config.text("loss_streak.action"));
        FlowLimits.Losses paused =
                new FlowLimits.Losses(
                        config.small("loss_streak.trips"), config.whole("loss_streak.pause"));
        return isPause ? paused : new FlowLimits.Losses(paused.trips(), FixedPoint.NONE);
    }

    FlowLimits flow(FlowLimits.Losses losses) {
        return new FlowLimits(
                config.small("risk.message_rate"),
                config.small("risk.message_burst"),
                config.small("risk.strategy_rate"),
                config.small("risk.max_entries_per_day"),
                losses,
                venues());
    }

    private List<FlowLimits.VenueRate> venues() {
        Map<String, FlowLimits.VenueRate> rates = new LinkedHashMap<>();
        for (String text : config.texts("risk.message_rates")) {
            Matcher parts = VENUE_RATE.matcher(text.strip());
            if (!parts.matches() || rates.containsKey(parts.group(1))) {
                throw new IllegalArgumentException(
                        "message_rates has \""
                                + text
                                + "\"; write each venue once, with its messages a minute:"
                                + " alpaca 120");
            }
            int perMinute = Integer.parseInt(parts.group(2));
            rates.put(parts.group(1), new FlowLimits.VenueRate(parts.group(1), perMinute));
        }
        return List.copyOf(rates.values());
    }

    AccountLimits account() {
        return new AccountLimits(
                config.whole("risk.correlation"),
                config.whole("risk.max_correlated"),
                config.small("risk.max_per_group"),
                config.whole("risk.max_leverage"),
                config.whole("risk.max_leverage_margin"),
                config.whole("risk.free_margin"),
                config.whole("risk.daily_loss_soft"));
    }

    KillLimits kill() {
        return new KillLimits(
                config.whole("kill.daily_loss"),
                config.whole("kill.drawdown"),
                config.whole("kill.concentration"),
                KillFlatten.valueOf(config.text("kill.flatten").toUpperCase(Locale.ROOT)),
                config.flag("kill.allow_unjournaled_flatten"));
    }

    SafetyLimits safety() {
        long room = config.whole("risk.free_disk");
        if (room < 0 || room > MOST_ROOM) {
            throw new IllegalArgumentException(
                    "free_disk is " + room + " MiB; it must be from 0 to " + MOST_ROOM + " MiB");
        }
        return new SafetyLimits(
                config.whole("risk.durable_lag"),
                room << MEBIBYTE,
                config.whole("risk.reduced_drawdown"),
                config.flag("kill.ladder"));
    }

    StrategyLimits strategy(String name) {
        String section = Keys.STRATEGY + name;
        return new StrategyLimits(
                config.flag(section + ".enabled"), config.small(section + ".min_confidence"));
    }
}
