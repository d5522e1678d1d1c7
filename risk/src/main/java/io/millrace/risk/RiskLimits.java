package io.millrace.risk;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.state.KillLimits;
import io.millrace.risk.state.LiveLimits;
import io.millrace.risk.state.SafetyLimits;

/**
 * The limits of one run. Immutable; a missing limit is an error of the settings, never "no limit".
 *
 * @param order limits of one order
 * @param total limits over all orders and positions
 * @param kill what halts trading
 * @param autoExecute false: decisions and verdicts only, nothing is sent
 * @param market where and at which prices orders may go
 * @param flow how many orders may go
 * @param account what the account may carry in all
 * @param safety what the engine needs around it, and what it does before it halts
 */
public record RiskLimits(
        OrderLimits order,
        TotalLimits total,
        KillLimits kill,
        boolean autoExecute,
        MarketLimits market,
        FlowLimits flow,
        AccountLimits account,
        SafetyLimits safety) {

    /** Basis points in one. */
    public static final long ONE_IN_BASIS_POINTS = 10_000;

    /**
     * Limits of which the further ones are those of the specification.
     *
     * @param order limits of one order
     * @param total limits over all orders and positions
     * @param kill what halts trading
     * @param autoExecute false: decisions and verdicts only, nothing is sent
     */
    public RiskLimits(OrderLimits order, TotalLimits total, KillLimits kill, boolean autoExecute) {
        this(
                order,
                total,
                kill,
                autoExecute,
                MarketLimits.STANDARD,
                FlowLimits.STANDARD,
                AccountLimits.STANDARD,
                SafetyLimits.STANDARD);
    }

    /**
     * The same limits with the further ones as wide as they go.
     *
     * @return a copy
     */
    public RiskLimits opened() {
        return new RiskLimits(
                order,
                total,
                kill,
                autoExecute,
                market,
                FlowLimits.OPEN,
                AccountLimits.OPEN,
                SafetyLimits.OPEN);
    }

    /**
     * The same limits for bars of a length: what depends on it is settled.
     *
     * @param decisionNs length of the bars that are decided on
     * @return a copy
     */
    public RiskLimits forBars(long decisionNs) {
        return new RiskLimits(
                order, total, kill, autoExecute, market.forBars(decisionNs), flow, account, safety);
    }

    /**
     * The limits that may be changed while running, as they are here.
     *
     * @return a copy that changes
     */
    public LiveLimits live() {
        long[] values = new long[LimitName.values().length];
        values[LimitName.MAX_ORDER_VALUE_BPS.code()] = order.maxValueBps();
        values[LimitName.MAX_ORDER_VALUE.code()] = order.maxValue();
        values[LimitName.MAX_POSITION_BPS.code()] = total.maxPositionBps();
        values[LimitName.MAX_EXPOSURE_BPS.code()] = total.maxExposureBps();
        values[LimitName.MAX_OPEN_ORDERS.code()] = total.maxOpenOrders();
        values[LimitName.MAX_OPEN_ORDERS_PER_SYMBOL.code()] = total.maxOpenOrdersPerSymbol();
        values[LimitName.MAX_POSITIONS.code()] = total.maxPositions();
        values[LimitName.SOFT_LOSS_BPS.code()] = account.softLossBps();
        values[LimitName.DAILY_LOSS_BPS.code()] = kill.dailyLossBps();
        values[LimitName.DRAWDOWN_BPS.code()] = kill.drawdownBps();
        values[LimitName.CONCENTRATION_BPS.code()] = kill.concentrationBps();
        return new LiveLimits(values);
    }

    /**
     * Limits of one order.
     *
     * @param maxValueBps largest value, basis points of equity
     * @param maxValue largest value, fixed point
     * @param maxQuoteAgeNs oldest price an order may be made from
     * @param duplicateWindowNs time in which the same intent is a duplicate
     * @param shortAllowed whether a position may be negative
     * @param requireStop whether an entry must bring its stop
     * @param maxStopBps largest distance of the stop of an entry, basis points of its price
     */
    public record OrderLimits(
            long maxValueBps,
            long maxValue,
            long maxQuoteAgeNs,
            long duplicateWindowNs,
            boolean shortAllowed,
            boolean requireStop,
            long maxStopBps) {

        /**
         * Limits of which a stop may be as far away as it likes.
         *
         * @param maxValueBps largest value, basis points of equity
         * @param maxValue largest value, fixed point
         * @param maxQuoteAgeNs oldest price an order may be made from
         * @param duplicateWindowNs time in which the same intent is a duplicate
         * @param shortAllowed whether a position may be negative
         * @param requireStop whether an entry must bring its stop
         */
        public OrderLimits(
                long maxValueBps,
                long maxValue,
                long maxQuoteAgeNs,
                long duplicateWindowNs,
                boolean shortAllowed,
                boolean requireStop) {
            this(
                    maxValueBps,
                    maxValue,
                    maxQuoteAgeNs,
                    duplicateWindowNs,
                    shortAllowed,
                    requireStop,
                    ONE_IN_BASIS_POINTS);
        }

        /** Checks the ranges. */
        public OrderLimits {
            withinBps("max_stop", maxStopBps, 1, ONE_IN_BASIS_POINTS);
            withinBps("max_order_value", maxValueBps, 1, ONE_IN_BASIS_POINTS * 10);
            within("max_order_notional", maxValue, FixedPoint.ONE, Long.MAX_VALUE);
            within("max_quote_age", maxQuoteAgeNs, 1, Long.MAX_VALUE);
            within("duplicate_window", duplicateWindowNs, 0, Long.MAX_VALUE);
        }
    }

    /**
     * Limits over all orders and positions.
     *
     * @param maxPositionBps largest worst-case position, basis points of equity
     * @param maxExposureBps largest worst-case gross exposure, basis points of equity
     * @param maxOpenOrders most open orders
     * @param maxOpenOrdersPerSymbol most open orders of one instrument
     * @param maxPositions most instruments held
     * @param cashReserveBps cash never spent, basis points of equity
     */
    public record TotalLimits(
            long maxPositionBps,
            long maxExposureBps,
            int maxOpenOrders,
            int maxOpenOrdersPerSymbol,
            int maxPositions,
            long cashReserveBps) {

        /** Checks the ranges, also against each other. */
        public TotalLimits {
            withinBps("max_position", maxPositionBps, 1, ONE_IN_BASIS_POINTS * 10);
            withinBps("max_exposure", maxExposureBps, 1, ONE_IN_BASIS_POINTS * 10);
            within("max_open_orders", maxOpenOrders, 1, 200);
            within("max_open_orders_per_symbol", maxOpenOrdersPerSymbol, 1, maxOpenOrders);
            within("max_positions", maxPositions, 1, 4096);
            withinBps("cash_reserve", cashReserveBps, 0, ONE_IN_BASIS_POINTS - 1);
        }
    }

    private static void withinBps(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name
                            + " is "
                            + value
                            + " bp; it must be from "
                            + least
                            + " to "
                            + most
                            + " bp");
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most);
        }
    }
}
