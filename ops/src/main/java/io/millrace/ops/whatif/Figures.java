package io.millrace.ops.whatif;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.backtest.LedgerResult;
import io.millrace.ops.monitor.RunCounters;
import io.millrace.ops.monitor.RunView;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one side came to.
 *
 * @param values by name, in the order in which they are shown
 * @param tradingState at the end
 */
record Figures(Map<String, BigDecimal> values, String tradingState) {

    static final String DENIED = "denied.";

    private static final int DRAWDOWN_DIGITS = 8;

    static Figures of(RunView view, LedgerResult booked) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        RunCounters counters = view.counters();
        count(values, "decisions", counters.decisions());
        count(values, "signals", counters.signals());
        count(values, "approved", counters.approved());
        count(values, "orders", counters.orders());
        count(values, "denied", counters.denied());
        view.denials().forEach((code, number) -> count(values, DENIED + code, number));
        count(values, "fills", counters.fills());
        count(values, "round_trips", counters.roundTrips());
        count(values, "won", counters.won());
        amount(values, "traded", booked.totals().traded());
        amount(values, "fees", booked.totals().fees());
        amount(values, "charges", booked.totals().charges());
        amount(values, "pnl", booked.totals().profit());
        double fall = booked.maxDrawdown();
        values.put(
                "max_drawdown",
                Double.isFinite(fall)
                        ? plain(
                                BigDecimal.valueOf(fall)
                                        .setScale(DRAWDOWN_DIGITS, RoundingMode.HALF_EVEN))
                        : BigDecimal.ZERO);
        amount(values, "equity", booked.totals().end());
        return new Figures(values, view.tradingState().name());
    }

    private static void count(Map<String, BigDecimal> values, String name, long number) {
        values.put(name, BigDecimal.valueOf(number));
    }

    private static void amount(Map<String, BigDecimal> values, String name, long amount) {
        values.put(name, plain(BigDecimal.valueOf(amount, FixedPoint.DIGITS)));
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    BigDecimal of(String name) {
        return values.getOrDefault(name, BigDecimal.ZERO);
    }
}
