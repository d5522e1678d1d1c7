package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.DailyVolumes;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.gate.PriceWindow;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.gate.TradingDays;

/**
 * The order against its market: checks 5, 8 to 11 and 13. Engine's thread; writes the samples of
 * prices and volumes that they need.
 */
final class MarketChecks {

    /** A flattening may reach as far as its last step, whatever the instrument's collar. */
    private static final long WIDEST_BPS =
            OrderPrices.WIDTHS_BPS[OrderPrices.WIDTHS_BPS.length - 1];

    private final MarketLimits limits;
    private final long maxQuoteAgeNs;
    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final Judgement judgement;
    private final TradingDays days;
    private final boolean[] isAllowed;
    private final PriceWindow window;
    private final DailyVolumes volumes;

    MarketChecks(GateSettings settings, GateBooks books, Judgement judgement, TradingDays days) {
        this.limits = settings.limits().market();
        this.maxQuoteAgeNs = settings.limits().order().maxQuoteAgeNs();
        this.instruments = settings.instruments();
        this.positions = books.positions();
        this.judgement = judgement;
        this.days = days;
        isAllowed = new boolean[instruments.size()];
        for (int id = 0; id < isAllowed.length; id++) {
            isAllowed[id] = limits.isAllowed(instruments.get(id).symbol());
        }
        window = new PriceWindow(instruments.size(), limits.windowNs());
        volumes = new DailyVolumes(instruments);
    }

    void judge(Candidate order, long nowNs) {
        if (order.role != OrderRole.PROTECTIVE_STOP && order.role != OrderRole.FLATTEN) {
            symbolAndSession(order, nowNs);
        }
        if (order.role == OrderRole.ENTRY) {
            freshness(order, nowNs);
            dataQuality(order);
            collar(order);
            collarWindow(order, nowNs);
            volume(order);
        } else if (order.type != OrderType.STOP) {
            collar(order);
        }
    }

    /** A stop and the flattening of the kill wait at the venue: a closed market denies neither. */
    private void symbolAndSession(Candidate order, long nowNs) {
        if (!isAllowed[order.instrument]) {
            judgement.check(5, 0, 1, Verdict.SYMBOL_NOT_ALLOWED);
            return;
        }
        long left =
                limits.sessions() == SessionCheck.OFF
                        ? SessionCalendar.NEVER
                        : days.leftNs(order.instrument, nowNs);
        judgement.check(5, left, 1, left >= 1, Verdict.SESSION_CLOSED);
    }

    private void freshness(Candidate order, long nowNs) {
        long age = nowNs - positions.markTimeNs(order.instrument);
        judgement.check(8, age, maxQuoteAgeNs, age <= maxQuoteAgeNs, Verdict.STALE_DATA);
    }

    private void dataQuality(Candidate order) {
        boolean suspect = positions.isSuspect(order.instrument);
        Verdict answer =
                suspect
                        ? Verdict.SUSPECT_DATA
                        : order.warm ? Verdict.PASS : Verdict.INSUFFICIENT_DATA;
        judgement.check(9, suspect ? 1 : order.warm ? 0 : 2, 0, answer);
    }

    private void collar(Candidate order) {
        long reference = positions.mark(order.instrument);
        long most = Notional.of(reference, instruments.get(order.instrument).collar());
        if (order.role == OrderRole.FLATTEN && most != NONE) {
            most = Math.max(most, Notional.basisPoints(reference, WIDEST_BPS));
        }
        reach(10, order, reference, most);
    }

    private void collarWindow(Candidate order, long nowNs) {
        long reference = window.reference(order.instrument, nowNs);
        reach(11, order, reference, Notional.basisPoints(reference, limits.windowBps()));
    }

    /**
     * Only the aggressive side is bounded; an order without a limit price reaches nowhere. One that
     * waits for a trigger reaches from there, for the market will be there when it is sent.
     */
    private void reach(int check, Candidate order, long reference, long most) {
        long distance = 0;
        if (order.limitPrice != NONE) {
            long from = begin(order, reference);
            distance =
                    order.side == Side.BUY
                            ? FixedPoint.subtract(order.limitPrice, from)
                            : FixedPoint.subtract(from, order.limitPrice);
        }
        boolean pass = most != NONE && distance != NONE && distance <= most;
        Verdict denial = check == 10 ? Verdict.PRICE_COLLAR : Verdict.COLLAR_WINDOW;
        judgement.check(check, distance, most, pass, denial);
    }

    private static long begin(Candidate order, long reference) {
        if (order.triggerPrice == NONE || reference == NONE) {
            return reference;
        }
        return order.side == Side.BUY
                ? Math.max(reference, order.triggerPrice)
                : Math.min(reference, order.triggerPrice);
    }

    private void volume(Candidate order) {
        if (!volumes.isKnown(order.instrument)) {
            return;
        }
        long average = volumes.average(order.instrument);
        long most = Notional.basisPoints(average, limits.maxVolumeBps());
        boolean pass = order.size != NONE && most != NONE && order.size <= most;
        judgement.check(13, order.size, most, pass, Verdict.MAX_ORDER_VOLUME);
    }

    void onPrice(int instrument, long price, long timeNs) {
        window.add(instrument, price, timeNs);
    }

    void onBar(int instrument, long volume, long endNs) {
        volumes.onBar(instrument, days.startNs(instrument, endNs - 1), volume);
    }

    void save(StateSink sink) {
        window.save(sink);
        volumes.save(sink);
    }

    void load(StateSource source) {
        window.load(source);
        volumes.load(source);
    }
}
