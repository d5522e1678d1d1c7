package io.millrace.risk;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.TimeInForce;
import io.millrace.risk.book.Funds;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.state.KillFlatten;
import io.millrace.risk.state.KillLimits;
import io.millrace.risk.state.SafetyLimits;

import java.util.ArrayList;
import java.util.List;

/** Limits wide enough to let everything pass; a test narrows the one it is about. */
public final class TestLimits {

    long maxValueBps = 100_000;
    long maxValue = Long.MAX_VALUE;
    long maxQuoteAgeNs = 2_000_000_000L;
    long duplicateWindowNs;
    boolean shortAllowed = true;
    boolean requireStop = true;
    long maxStopBps = 10_000;
    long maxPositionBps = 100_000;
    long maxExposureBps = 100_000;
    int maxOpenOrders = 200;
    int maxOpenOrdersPerSymbol = 200;
    int maxPositions = 100;
    long cashReserveBps;
    long dailyLossBps = 10_000;
    long drawdownBps = 10_000;
    long concentrationBps = 100_000;
    boolean flatten = true;
    KillFlatten flattens = KillFlatten.POSITIONS;
    boolean autoExecute = true;
    List<String> allow = List.of();
    List<String> deny = List.of();
    SessionCheck sessions = SessionCheck.ON;
    long windowBps = 10_000;
    long windowNs = 300_000_000_000L;
    long maxVolumeBps = 100_000;
    int messageRate;
    int messageBurst = 10;
    List<FlowLimits.VenueRate> venues = List.of();
    int strategyRate = 1_000;
    int entriesPerDay = 1_000_000;
    int trips = 1_000_000;
    long pauseNs = 86_400_000_000_000L;
    long correlation = FixedPoint.ONE / 10 * 7;
    long clusterBps = 100_000;
    int perGroup = 4_096;
    long leverageBps = 1_000_000;
    long marginLeverageBps = 1_000_000;
    long freeMarginBps;
    long softLossBps = 10_000;
    SafetyLimits safety = SafetyLimits.OPEN;

    RiskLimits build() {
        return new RiskLimits(
                new RiskLimits.OrderLimits(
                        maxValueBps,
                        maxValue,
                        maxQuoteAgeNs,
                        duplicateWindowNs,
                        shortAllowed,
                        requireStop,
                        maxStopBps),
                new RiskLimits.TotalLimits(
                        maxPositionBps,
                        maxExposureBps,
                        maxOpenOrders,
                        maxOpenOrdersPerSymbol,
                        maxPositions,
                        cashReserveBps),
                kill(),
                autoExecute,
                new MarketLimits(allow, deny, sessions, windowBps, windowNs, maxVolumeBps),
                new FlowLimits(
                        messageRate,
                        messageBurst,
                        strategyRate,
                        entriesPerDay,
                        new FlowLimits.Losses(trips, pauseNs),
                        venues),
                account(),
                safety);
    }

    AccountLimits account() {
        return new AccountLimits(
                correlation,
                clusterBps,
                perGroup,
                leverageBps,
                marginLeverageBps,
                freeMarginBps,
                softLossBps);
    }

    KillLimits kill() {
        return new KillLimits(
                dailyLossBps, drawdownBps, concentrationBps, flatten ? flattens : KillFlatten.NONE);
    }

    /** Defaults of the specification. */
    static TestLimits balanced() {
        TestLimits limits = new TestLimits();
        limits.maxValueBps = 2_000;
        limits.duplicateWindowNs = 1_000_000_000L;
        limits.shortAllowed = false;
        limits.maxPositionBps = 2_000;
        limits.maxExposureBps = 5_000;
        limits.maxOpenOrders = 50;
        limits.maxOpenOrdersPerSymbol = 5;
        limits.maxPositions = 5;
        limits.cashReserveBps = 200;
        limits.dailyLossBps = 300;
        limits.drawdownBps = 2_000;
        limits.concentrationBps = 5_000;
        limits.windowBps = 500;
        limits.maxVolumeBps = 100;
        limits.strategyRate = 10;
        limits.entriesPerDay = 20;
        limits.trips = 6;
        limits.clusterBps = 3_500;
        limits.perGroup = 3;
        limits.leverageBps = 10_000;
        limits.marginLeverageBps = 20_000;
        limits.freeMarginBps = 2_500;
        limits.softLossBps = 200;
        return limits;
    }

    static InstrumentTable instruments(int count, String lot, String takerFee) {
        return new InstrumentTable(instrumentList(count, lot, takerFee));
    }

    static List<Instrument> instrumentList(int count, String lot, String takerFee) {
        List<Instrument> list = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            list.add(
                    new Instrument(
                            id,
                            "I" + id,
                            "TEST",
                            "USD",
                            new Instrument.Grid(fp("0.01"), fp(lot), fp("10")),
                            new Instrument.Costs(0, fp(takerFee), 0, 0),
                            SessionCalendar.ALWAYS_OPEN,
                            fp("0.02"),
                            true,
                            true,
                            true,
                            Terms.STANDARD));
        }
        return list;
    }

    /** The same instrument, quoted in a currency and on other terms. */
    static Instrument quoted(Instrument each, String currency, Terms terms) {
        return new Instrument(
                each.id(),
                each.symbol(),
                each.venue(),
                currency,
                each.grid(),
                each.costs(),
                each.calendar(),
                each.collar(),
                true,
                true,
                true,
                terms);
    }

    /** The plan of a decision that has nothing to say about its order. */
    public static void plain(DecisionFlyweight decision, long entryPrice) {
        OrderType type = entryPrice == FixedPoint.NONE ? OrderType.MARKET : OrderType.LIMIT;
        decision.targetPrice(FixedPoint.NONE);
        decision.plan()
                .orderType(type.code())
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL.code())
                .features(0)
                .triggerPrice(FixedPoint.NONE)
                .trail(0)
                .expireNs(0)
                .weight(1);
    }

    /** Books of one strategy. */
    public static PositionBook book(int count, long cash) {
        return new PositionBook(1, count, Funds.of(cash, instruments(count, "1", "0")));
    }

    static long fp(String text) {
        return "none".equals(text) ? FixedPoint.NONE : FixedPoint.parse(text);
    }
}
