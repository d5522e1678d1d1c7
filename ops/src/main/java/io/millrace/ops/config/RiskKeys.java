package io.millrace.ops.config;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.state.SafetyLimits;

import java.util.List;

/** The settings of the pre-trade checks, in the order of their numbers. */
final class RiskKeys {

    private static final long SECOND_NS = Timeframe.SECOND_NS;

    private RiskKeys() {}

    static void add(List<Key> keys) {
        keys.add(
                Key.choice(
                        Profile.PATH,
                        "balanced",
                        List.of("conservative", "balanced", "aggressive", "prop"),
                        "limits that are set together; a setting that is named itself keeps its"
                                + " value"));
        flag(keys, "risk.auto_execute", true, "check 2: false decides and judges, sends nothing");
        Keys.duration(
                keys,
                "risk.durable_lag",
                SafetyLimits.STANDARD.durableLagNs(),
                "check 3: longest time that a record may wait for the disk, where it is measured");
        Keys.whole(
                keys,
                "risk.free_disk",
                SafetyLimits.STANDARD.freeBytes() >> 20,
                "check 3: least room on the disk of the journal, MiB, where it is measured");
        market(keys);
        order(keys);
        flow(keys);
        account(keys);
        losses(keys);
    }

    /** What every strategy has, whatever it is. */
    static void addOfStrategy(List<Key> keys, String section) {
        flag(keys, section + ".enabled", true, "check 2: whether its entries pass");
        Keys.whole(
                keys,
                section + ".min_confidence",
                0,
                "check 28: confidence below which its entries are denied, 0 to 100");
    }

    private static void market(List<Key> keys) {
        keys.add(
                Key.of(
                        "risk.allow",
                        Kind.TEXTS,
                        List.of(),
                        "check 5: symbols that may be traded; none means all"));
        keys.add(
                Key.of(
                        "risk.deny",
                        Kind.TEXTS,
                        List.of(),
                        "check 5: symbols that may not be traded"));
        keys.add(
                Key.choice(
                        "risk.session_check",
                        "auto",
                        List.of("auto", "on", "off"),
                        "check 5: whether an order must find its market open; auto is on when the"
                                + " bars decided on are shorter than an hour"));
        flag(keys, "risk.short_allowed", false, "check 6: whether a position may be negative");
        flag(
                keys,
                "risk.require_stop",
                true,
                "check 7: whether an entry must bring its protective stop");
        Keys.fraction(
                keys,
                "risk.max_stop",
                10_000,
                "check 7: largest distance of the stop of an entry, of its price; 1 is no limit");
        Keys.duration(
                keys,
                "risk.max_quote_age",
                5 * SECOND_NS,
                "check 8: oldest price an order may be made from");
        Keys.fraction(
                keys,
                "risk.collar_window",
                500,
                "check 11: distance of a limit from the price at the window's begin, of that"
                        + " price");
        Keys.duration(
                keys,
                "risk.collar_window_length",
                Timeframe.M5.lengthNs(),
                "check 11: length of the window");
    }

    private static void order(List<Key> keys) {
        Keys.fraction(
                keys, "risk.max_order_value", 2000, "check 12: value of one order, of equity");
        keys.add(
                Key.of(
                        "risk.max_order_notional",
                        Kind.AMOUNT,
                        1_000_000 * FixedPoint.ONE,
                        "check 12: value of one order, account currency"));
        Keys.fraction(
                keys,
                "risk.max_order_volume",
                100,
                "check 13: size of one order, of the average daily volume");
        Keys.duration(
                keys,
                "risk.duplicate_window",
                SECOND_NS,
                "check 14: time in which the same intent is a duplicate");
    }

    private static void flow(List<Key> keys) {
        Keys.whole(
                keys,
                "risk.message_rate",
                0,
                "check 16: messages to each venue a minute; 0 leaves it to message_rates");
        keys.add(
                Key.of(
                        "risk.message_rates",
                        Kind.TEXTS,
                        FlowLimits.VENUES.stream()
                                .map(each -> each.venue() + " " + each.perMinute())
                                .toList(),
                        "check 16: messages to single venues a minute; to a venue that is not"
                                + " named they are not counted"));
        Keys.whole(
                keys,
                "risk.message_burst",
                10,
                "check 16: messages to one venue at once; a fifth is left to what reduces");
        Keys.whole(
                keys,
                "risk.strategy_rate",
                10,
                "check 17: orders of a strategy and symbol a minute");
        Keys.whole(
                keys,
                "risk.max_entries_per_day",
                20,
                "check 18: entries of a symbol and trading day");
        Keys.whole(keys, "risk.max_open_orders", 50, "check 19: open orders");
        Keys.whole(
                keys, "risk.max_open_orders_per_symbol", 5, "check 19: open orders of one symbol");
        Keys.whole(keys, "risk.max_positions", 5, "check 19: instruments held");
    }

    private static void account(List<Key> keys) {
        Keys.fraction(keys, "risk.max_position", 2000, "check 22: worst-case position, of equity");
        Keys.fraction(
                keys, "risk.max_exposure", 5000, "check 23: worst-case gross value, of equity");
        keys.add(
                Key.of(
                        "risk.correlation",
                        Kind.AMOUNT,
                        FixedPoint.ONE / 10 * 7,
                        "check 24: correlation above which instruments count together; it also"
                                + " halves sizes"));
        Keys.fraction(
                keys,
                "risk.max_correlated",
                3500,
                "check 24: worst-case value of instruments that count together, of equity");
        Keys.whole(keys, "risk.max_per_group", 3, "check 24: instruments held of one group");
        Keys.fraction(
                keys, "risk.max_leverage", 10_000, "check 25: worst-case gross value, of equity");
        Keys.fraction(
                keys,
                "risk.max_leverage_margin",
                20_000,
                "check 25: the same for an order in an instrument held on margin");
        Keys.fraction(keys, "risk.free_margin", 2500, "check 25: margin left free, of equity");
        Keys.fraction(keys, "risk.cash_reserve", 200, "check 26: cash never spent, of equity");
        Keys.fraction(
                keys,
                "risk.daily_loss_soft",
                200,
                "check 27: loss of a session from which nothing is entered, of its first equity");
        Keys.fraction(
                keys,
                "risk.reduced_drawdown",
                SafetyLimits.STANDARD.reducedBps(),
                "fall from the peak from which sizes are halved, of the peak");
    }

    /** What is done before a halt, and by it. */
    static void addOfKill(List<Key> keys) {
        Keys.fraction(keys, "kill.daily_loss", 300, "halts when a session's loss exceeds it");
        Keys.fraction(keys, "kill.drawdown", 2000, "halts when the fall from the peak reaches it");
        Keys.fraction(keys, "kill.concentration", 5000, "halts when one position exceeds it");
        flag(
                keys,
                "kill.ladder",
                false,
                "warns at 70 % of a loss or a drawdown that halts, closes half at 90 %");
        keys.add(
                Key.choice(
                        "kill.flatten",
                        "positions",
                        List.of("positions", "protect", "none"),
                        "positions closes them after a loss, a drawdown or a concentration; protect"
                                + " leaves them their stops alone; none cancels entries only"));
        flag(
                keys,
                "kill.allow_unjournaled_flatten",
                false,
                "whether what cancels and closes may leave although the journal cannot be written");
    }

    private static void losses(List<Key> keys) {
        Keys.whole(
                keys,
                "loss_streak.trips",
                6,
                "check 18: losing round trips in a row that switch their strategy off");
        keys.add(
                Key.choice(
                        "loss_streak.action",
                        "pause",
                        List.of("pause", "disable"),
                        "for a time, or until it is enabled again"));
        Keys.duration(keys, "loss_streak.pause", Timeframe.D1.lengthNs(), "how long a pause lasts");
    }

    private static void flag(List<Key> keys, String path, boolean standard, String meaning) {
        keys.add(Key.of(path, Kind.FLAG, standard, meaning));
    }
}
