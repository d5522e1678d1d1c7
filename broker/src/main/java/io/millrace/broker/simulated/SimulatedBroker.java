package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.broker.ExecutionHandler;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * A broker in event time, on the engine's thread. An order sent while one event is handled meets
 * the market with the next event of its instrument, before the engine sees that event; its answers
 * are outputs of that event. The rules of a fill are told in {@code docs/fills.md}.
 *
 * <p>Of each event it is told first the time, by {@link #begin}, then the market, then each bar of
 * the decisions that closed, then what was sent, and at the end {@link #fillInHand}. It allocates
 * nothing after construction.
 */
public final class SimulatedBroker {

    private final BrokerSettings settings;
    private final InstrumentTable instruments;
    private final FillModel[] models;
    private final PastBars[] past;
    private final WorkingOrders orders;
    private final Holdings holdings;
    private final NewestMarket newest;
    private final Fills fills;
    private final Matching matching;
    private final Intake intake;
    private final TimeLimits times;
    private final Charges charges;
    private final Oddities oddities;
    private final Arrivals arrivals = new Arrivals();
    private final MarketView market = new MarketView();
    private long nowNs = NONE;
    private boolean usedHand;

    /**
     * A broker without positions.
     *
     * @param settings how it fills
     * @param instruments what it trades
     * @param strategies how many strategies have positions here, at least 1
     * @param outputs where its answers are journaled
     * @param handler who takes its answers
     */
    public SimulatedBroker(
            BrokerSettings settings,
            InstrumentTable instruments,
            int strategies,
            OutputSink outputs,
            ExecutionHandler handler) {
        this.settings = settings;
        this.instruments = instruments;
        int count = instruments.size();
        models = new FillModel[count];
        past = new PastBars[count];
        for (int id = 0; id < count; id++) {
            past[id] = new PastBars();
            models[id] = new FillModel(instruments.get(id), past[id]);
        }
        orders = new WorkingOrders(count);
        holdings = new Holdings(strategies, count);
        newest = new NewestMarket(count);
        oddities = new Oddities(settings.oddity());
        Answers answers = new Answers(outputs, handler);
        fills = new Fills(instruments, orders, holdings, answers, oddities);
        Matching.Parts parts = new Matching.Parts(orders, holdings, newest, answers, fills);
        matching = new Matching(parts, settings.queue(), models);
        times = new TimeLimits(orders, fills.lives());
        intake = new Intake(instruments, parts, times, oddities);
        charges = new Charges(instruments, holdings, newest, answers);
    }

    /**
     * Begins an event: charges for the time that passed, ends orders whose time is over, and takes
     * what has arrived by now.
     *
     * @param timeNs engine time, never below the one before
     */
    public void begin(long timeNs) {
        nowNs = timeNs;
        usedHand = false;
        charges.pass(timeNs);
        while (arrivals.isDue(timeNs)) {
            arrive();
        }
        times.pass(timeNs);
        orders.sweep();
        leaveHand();
    }

    /** What was sent before this event, or has travelled, is not for the bar in hand. */
    private void leaveHand() {
        for (int row = 0; settings.bar() == BarFill.IN_HAND && row < orders.count(); row++) {
            orders.get(row).fresh = false;
        }
    }

    private void arrive() {
        Arrivals.Travelling next = arrivals.take();
        times.pass(next.arrivalNs);
        orders.sweep();
        intake.take(next.arrivalNs, next.cause, next.instrument, next.order);
        orders.sweep();
    }

    /**
     * Takes an instruction, at once or when it arrives.
     *
     * @param cause sequence of the event that caused it
     * @param instrument id
     * @param order the instruction; valid during the call
     */
    public void onSend(long cause, int instrument, OrderFlyweight order) {
        boolean isNew = order.action() == OrderAction.NEW.code();
        BrokerSettings.Latency latency = settings.latency();
        long travelNs = isNew ? latency.orderNs() : latency.cancelNs();
        if (travelNs == 0) {
            intake.take(nowNs, cause, instrument, order);
            orders.sweep();
            return;
        }
        if (arrivals.isFull()) {
            arrive();
        }
        arrivals.add(nowNs + travelNs, cause, instrument, order);
    }

    /**
     * Matches against a trade.
     *
     * @param instrument id
     * @param price fixed point, above 0
     * @param size fixed point, 0 when the source does not tell
     */
    public void onTrade(int instrument, long price, long size) {
        newest.trade(instrument, price);
        if (orders.open(instrument) > 0) {
            match(instrument, market.trade(price, bound(instrument, size), size));
        }
    }

    /**
     * Matches against a quote.
     *
     * @param instrument id
     * @param bid fixed point, above 0
     * @param ask fixed point, at least {@code bid}
     * @param bidSize fixed point, 0 when the source does not tell
     * @param askSize fixed point, 0 when the source does not tell
     */
    public void onQuote(int instrument, long bid, long ask, long bidSize, long askSize) {
        newest.quote(instrument, bid, ask);
        newest.sizes(instrument, bidSize, askSize);
        if (!instruments.get(instrument).hasTrades()) {
            newest.trade(instrument, bid + (ask - bid) / 2);
        }
        if (orders.open(instrument) > 0) {
            match(instrument, market.quote(bid, ask, displayed(bidSize), displayed(askSize)));
        }
    }

    /**
     * Matches against a bar of trades.
     *
     * @param instrument id
     * @param bar of the source
     */
    public void onBar(int instrument, BarFlyweight bar) {
        newest.bar(instrument, bar.close());
        long left = bound(instrument, bar.volume());
        if (orders.open(instrument) > 0) {
            match(instrument, market.bar(bar.open(), bar.high(), bar.low(), left));
            left = market.left(Side.BUY);
        }
        newest.barLeft[instrument] = left;
    }

    /**
     * Matches against a bar of quotes, of an instrument that has no bars of trades. One whose bid
     * opens above its ask fills nothing.
     *
     * @param instrument id
     * @param bar of the source
     */
    public void onQuoteBar(int instrument, QuoteBarFlyweight bar) {
        newest.bar(instrument, bar.middleClose());
        newest.quote(instrument, bar.bidClose(), bar.askClose());
        if (orders.open(instrument) > 0 && bar.bidOpen() <= bar.askOpen()) {
            match(instrument, market.quoteBar(bar));
        }
    }

    private void match(int instrument, MarketView view) {
        matching.match(instrument, view);
        orders.sweep();
    }

    /** Size of a trade or a bar that may be ours. */
    private long bound(int instrument, long size) {
        BrokerSettings.Partial partial = settings.partial();
        return partial.allowed() && models[instrument].hasVolume()
                ? Notional.of(size, partial.participation())
                : MarketView.UNBOUNDED;
    }

    private long displayed(long size) {
        return settings.partial().allowed() && size > 0 ? size : MarketView.UNBOUNDED;
    }

    /**
     * Takes a closed bar of the timeframe that is decided on: large orders are measured by these.
     *
     * @param instrument id
     * @param high fixed point
     * @param low fixed point
     * @param close fixed point
     * @param volume fixed point
     */
    public void onBarClosed(int instrument, long high, long low, long close, long volume) {
        past[instrument].add(high, low, volume);
        newest.close[instrument] = close;
        newest.closedNs[instrument] = nowNs;
    }

    /**
     * Lets the bar in hand fill what was sent on its close, where the settings ask for it. Once an
     * event, when all that was sent has been taken; what its fills cause waits for the next bar.
     */
    public void fillInHand() {
        if (settings.bar() != BarFill.IN_HAND || usedHand) {
            return;
        }
        usedHand = true;
        for (int row = 0; row < orders.count(); row++) {
            WorkingOrder order = orders.get(row);
            boolean sentNow = order.fresh && !order.done;
            order.fresh = false;
            if (sentNow && !order.held && newest.isInHand(order.instrument, nowNs)) {
                inHand(order);
            }
        }
        orders.sweep();
    }

    private void inHand(WorkingOrder order) {
        int id = order.instrument;
        boolean quoted = newest.bid[id] != NONE;
        long bid = quoted ? newest.bid[id] : newest.close[id];
        long ask = quoted ? newest.ask[id] : newest.close[id];
        matching.inHand(order, market.closes(bid, ask, newest.barLeft[id]));
        newest.barLeft[id] = market.left(order.side);
    }

    /**
     * Size that all strategies hold together at this broker.
     *
     * @param instrument id
     * @return fixed point, signed
     */
    public long position(int instrument) {
        return holdings.net(instrument);
    }

    /**
     * Size that a strategy holds at this broker.
     *
     * @param strategy its number
     * @param instrument id
     * @return fixed point, signed
     */
    public long position(int strategy, int instrument) {
        return holdings.of(strategy, instrument);
    }

    /**
     * How many orders work or wait; those on their way do not count.
     *
     * @return 0 or more
     */
    public int openOrders() {
        return orders.open();
    }

    /**
     * How many instructions are on their way.
     *
     * @return 0 or more
     */
    public int underWay() {
        return arrivals.count();
    }

    /**
     * Whether a position has a working protective stop.
     *
     * @param strategy its number
     * @param instrument id
     * @return true when a stop works that can reduce it
     */
    public boolean isProtected(int strategy, int instrument) {
        for (int row = 0; row < orders.count(); row++) {
            WorkingOrder order = orders.get(row);
            if (order.instrument == instrument
                    && order.strategy == strategy
                    && order.role == OrderRole.PROTECTIVE_STOP
                    && !order.held
                    && !order.done
                    && holdings.reduces(order)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes everything that later fills depend on. Called between events: what is said of one
     * event alone is not written.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText(name());
        sink.putLong(nowNs);
        holdings.save(sink);
        orders.save(sink);
        arrivals.save(sink);
        newest.save(sink);
        for (PastBars each : past) {
            each.save(sink);
        }
        fills.save(sink);
        charges.save(sink);
        oddities.save(sink);
    }

    /**
     * Becomes the broker that was saved, and answers nothing.
     *
     * @param source holds the state of a broker of equal settings, instruments and strategies
     * @throws io.millrace.model.state.StateException if it does not; the broker must then be thrown
     *     away
     */
    public void load(StateSource source) {
        SavedCodes codes = new SavedCodes(holdings.strategies(), past.length);
        source.expectText(name());
        nowNs = source.takeLong();
        usedHand = false;
        holdings.load(source);
        orders.load(source, codes);
        times.follow();
        arrivals.load(source, codes);
        newest.load(source);
        for (PastBars each : past) {
            each.load(source);
        }
        fills.load(source);
        charges.load(source);
        oddities.load(source);
    }

    private String name() {
        return "simulated-broker of "
                + holdings.strategies()
                + " strategies and "
                + past.length
                + " instruments";
    }
}
