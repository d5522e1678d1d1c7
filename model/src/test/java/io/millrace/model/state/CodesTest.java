package io.millrace.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The numbers of all constants in the journal: a new order or a constant between others fails. */
class CodesTest {

    private static <E extends Enum<E>> void assertCodes(
            String expected, E[] constants, ToIntFunction<E> code, IntFunction<E> ofCode) {
        assertEquals(
                expected,
                Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" ")));
        for (int i = 0; i < constants.length; i++) {
            assertEquals(i, code.applyAsInt(constants[i]));
            assertSame(constants[i], ofCode.apply(i));
        }
    }

    @Test
    void shouldFreezeTheCodesOfAction() {
        assertCodes(
                "HOLD ENTER_LONG ENTER_SHORT EXIT MOVE_STOP CANCEL REPRICE",
                Action.values(),
                Action::code,
                Action::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfDecisionReason() {
        assertCodes(
                "NO_SIGNAL NOT_READY TREND_BREAKOUT OVERSOLD OVERBOUGHT "
                        + "TREND_EXIT MEAN_REACHED OPPOSITE_EXTREME STOP_RATCHET "
                        + "SPREAD_TOO_WIDE SPREAD_TOO_WIDE_ILLIQUID VOLUME_TOO_LOW "
                        + "BREAKOUT_VOLUME_TOO_LOW SESSION_CLOSING OPENING_GAP CROSS_UP "
                        + "CROSS_DOWN ORDER_PENDING SHORT_NOT_ALLOWED HISTORY "
                        + "BUY_AND_HOLD SCRIPTED REBALANCE PRICE_ABOVE PRICE_BELOW OWN",
                DecisionReason.values(),
                DecisionReason::code,
                DecisionReason::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfExecutionKind() {
        assertCodes(
                "NONE ACCEPTED FILL CANCELLED REJECTED EXPIRED REPLACED TRIGGERED "
                        + "CANCEL_REJECTED REPLACE_REJECTED CHARGE",
                ExecutionKind.values(),
                ExecutionKind::code,
                ExecutionKind::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfExecutionReason() {
        assertCodes(
                "NONE NO_LIQUIDITY_AT_LIMIT POSITION_CLOSED UNKNOWN_ORDER "
                        + "WOULD_NOT_REDUCE BOOK_FULL ENTRY_ENDED "
                        + "TIME_OVER NOT_WHOLE REFUSED BORROWING FUNDING INVALID_CHANGE"
                        + " GUARDED",
                ExecutionReason.values(),
                ExecutionReason::code,
                ExecutionReason::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOrderAction() {
        assertCodes(
                "NEW REPLACE CANCEL", OrderAction.values(), OrderAction::code, OrderAction::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOrderRole() {
        assertCodes(
                "ENTRY PROTECTIVE_STOP EXIT FLATTEN TAKE_PROFIT",
                OrderRole.values(),
                OrderRole::code,
                OrderRole::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOrderStatus() {
        assertCodes(
                "NONE PENDING HELD WORKING FILLED CANCELLED REJECTED EXPIRED "
                        + "PARTIALLY_FILLED CANCEL_PENDING REPLACE_PENDING UNKNOWN",
                OrderStatus.values(),
                OrderStatus::code,
                OrderStatus::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOrderType() {
        assertCodes(
                "MARKET LIMIT STOP STOP_LIMIT",
                OrderType.values(),
                OrderType::code,
                OrderType::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOutcome() {
        assertCodes("HOLD TRADE BLOCKED", Outcome.values(), Outcome::code, Outcome::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfRegime() {
        assertCodes(
                "UNKNOWN TREND MEAN_REVERSION NEUTRAL",
                Regime.values(),
                Regime::code,
                Regime::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfSide() {
        assertCodes("NONE BUY SELL", Side.values(), Side::code, Side::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfSizeCap() {
        assertCodes(
                "NONE REQUEST POSITION EXPOSURE CASH CORRELATION DRAWDOWN",
                SizeCap.values(),
                SizeCap::code,
                SizeCap::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfSizeCode() {
        assertCodes(
                "NONE SIZED INSUFFICIENT_CAPITAL POSITION_LIMIT EXPOSURE_LIMIT " + "INVALID_STOP",
                SizeCode.values(),
                SizeCode::code,
                SizeCode::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfSizeRequest() {
        assertCodes(
                "NONE RISK_FRACTION TARGET_WEIGHT FIXED_SIZE",
                SizeRequest.values(),
                SizeRequest::code,
                SizeRequest::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfQualityKind() {
        assertCodes(
                "RECOVERED DOUBTED GAP MISSING DUPLICATE LATE OUT_OF_ORDER CROSSED LOCKED "
                        + "OUTLIER STALE FROZEN RENUMBERED",
                QualityKind.values(),
                QualityKind::code,
                QualityKind::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfQualityPolicy() {
        assertCodes(
                "IGNORE COUNT MARK SKIP REFUSE",
                QualityPolicy.values(),
                QualityPolicy::code,
                QualityPolicy::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfStateCause() {
        assertCodes(
                "NONE START_UP DAILY_LOSS DRAWDOWN CONCENTRATION CRITICAL MANUAL "
                        + "WATCHDOG LATCH DATA RESET CLEARED SOFT_LOSS JOURNAL VENUE_LINK "
                        + "STALE_MARK UNKNOWN_ORDER GATEWAY_GUARD CLOCK_SKEW LADDER "
                        + "FLATTEN_PENDING_OPEN UNEXPECTED_FILL",
                StateCause.values(),
                StateCause::code,
                StateCause::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfTimeInForce() {
        assertCodes(
                "GOOD_TILL_CANCEL IMMEDIATE_OR_CANCEL FILL_OR_KILL DAY GOOD_TILL_TIME",
                TimeInForce.values(),
                TimeInForce::code,
                TimeInForce::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfTradingState() {
        assertCodes(
                "STARTING RECOVERING RECONCILING ACTIVE REDUCING HALTED",
                TradingState.values(),
                TradingState::code,
                TradingState::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfVerdict() {
        assertCodes(
                "PASS TRADING_HALTED REDUCING_ONLY NOT_READY STRATEGY_DISABLED "
                        + "AUTO_EXECUTE_OFF JOURNAL_UNHEALTHY VENUE_LINK SYMBOL_NOT_ALLOWED "
                        + "SESSION_CLOSED SHORT_NOT_ALLOWED MALFORMED NO_STOP STALE_DATA "
                        + "SUSPECT_DATA INSUFFICIENT_DATA PRICE_COLLAR COLLAR_WINDOW "
                        + "MAX_ORDER_VALUE MAX_ORDER_VOLUME DUPLICATE SELF_TRADE "
                        + "MESSAGE_RATE STRATEGY_RATE REPEAT_THROTTLE LOSS_STREAK "
                        + "MAX_OPEN_ORDERS MAX_POSITIONS UNKNOWN_PENDING CONSERVATION "
                        + "MAX_POSITION MAX_EXPOSURE CORRELATION LEVERAGE MARGIN "
                        + "BUYING_POWER DAILY_LOSS_SOFT LOW_CONFIDENCE GATEWAY_GUARD",
                Verdict.values(),
                Verdict::code,
                Verdict::ofCode);
    }

    @Test
    void shouldFreezeTheChecksOfTheVerdicts() {
        String checks =
                Arrays.stream(Verdict.values())
                        .map(verdict -> String.valueOf(verdict.check()))
                        .collect(Collectors.joining(" "));
        assertEquals(
                "0 1 1 1 2 2 3 4 5 5 6 7 7 8 9 9 10 11 12 13 14 15 16 17 18 1"
                        + "8 19 19 20 21 22 23 24 25 25 26 27 28 29",
                checks);
    }

    @Test
    void shouldKnowWhichOrdersCanStillTrade() {
        String open =
                Arrays.stream(OrderStatus.values())
                        .filter(OrderStatus::isOpen)
                        .map(Enum::name)
                        .collect(Collectors.joining(" "));
        assertEquals(
                "PENDING HELD WORKING PARTIALLY_FILLED CANCEL_PENDING REPLACE_PENDING UNKNOWN",
                open);
    }

    @Test
    void shouldTellSides() {
        assertSame(Side.BUY, Side.of(1));
        assertSame(Side.SELL, Side.of(Long.MIN_VALUE));
        assertSame(Side.NONE, Side.of(0));
        assertSame(Side.SELL, Side.BUY.opposite());
        assertSame(Side.BUY, Side.SELL.opposite());
        assertSame(Side.NONE, Side.NONE.opposite());
        assertEquals(1, Side.BUY.sign());
        assertEquals(-1, Side.SELL.sign());
        assertEquals(0, Side.NONE.sign());
    }

    @Test
    void shouldFreezeTheCodesOfCommandKind() {
        assertCodes(
                "NONE HALT EMERGENCY_STOP RESET RESUME REDUCE FLATTEN CANCEL_ALL CLOSE "
                        + "CLOSE_ALL SET_LIMIT ENABLE_STRATEGY DISABLE_STRATEGY NOTE",
                CommandKind.values(),
                CommandKind::code,
                CommandKind::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfCommandOutcome() {
        assertCodes(
                "DONE NOTHING_TO_DO WRONG_STATE WRONG_HALT CAUSE_HOLDS UNKNOWN_ORDERS "
                        + "NOT_RECONCILED NO_SUCH_STRATEGY NO_SUCH_INSTRUMENT NO_SUCH_LIMIT "
                        + "BAD_VALUE ROLE_TOO_LOW",
                CommandOutcome.values(),
                CommandOutcome::code,
                CommandOutcome::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfOperatorRole() {
        assertCodes(
                "VIEW HALT TRADE RISK",
                OperatorRole.values(),
                OperatorRole::code,
                OperatorRole::ofCode);
    }

    @Test
    void shouldFreezeTheCodesOfLimitName() {
        assertCodes(
                "MAX_ORDER_VALUE_BPS MAX_ORDER_VALUE MAX_POSITION_BPS MAX_EXPOSURE_BPS "
                        + "MAX_OPEN_ORDERS MAX_OPEN_ORDERS_PER_SYMBOL MAX_POSITIONS SOFT_LOSS_BPS "
                        + "DAILY_LOSS_BPS DRAWDOWN_BPS CONCENTRATION_BPS",
                LimitName.values(),
                LimitName::code,
                LimitName::ofCode);
    }
}
