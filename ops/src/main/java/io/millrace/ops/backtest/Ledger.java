package io.millrace.ops.backtest;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.RecordFollower;
import io.millrace.risk.book.Funds;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Books a run anew from the records of its journal: trades, and equity at each bar. It compares its
 * own cash, fees, positions and equity with every ACCOUNT record, to the last unit, and throws
 * where they differ.
 *
 * <p>A price values a position at the end of its event, as in the engine; a price with a fault
 * values nothing. Where an ACCOUNT record tells the mark of its instrument, that mark is taken:
 * only the engine knows which half of an event a fill belongs to.
 *
 * <p>One thread at a time. What it keeps grows with bars and trades, not with events.
 */
public final class Ledger implements RecordFollower {

    private final Account account;
    private final Trips trips;
    private final EquityCurve curve = new EquityCurve();
    private final InstrumentTable instruments;
    private final Timeframe timeframe;
    private final Map<OrderKey, OrderCause> causes = new HashMap<>();
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final BarFlyweight bar = new BarFlyweight();
    private final QuoteBarFlyweight quoteBar = new QuoteBarFlyweight();
    private final QualityFlyweight quality = new QualityFlyweight();
    private final CashFlowFlyweight cashFlow = new CashFlowFlyweight();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final AccountFlyweight report = new AccountFlyweight();

    private long sequence;
    private long timeNs;
    private long firstTimeNs;
    private final SeenPrice price = new SeenPrice();
    private long sampleNs;
    private int flowCurrency;
    private long flowAmount;
    private Made made = Made.NOTHING;
    private long traded;
    private final long[] looseCharges;
    private boolean wentShort;
    private long reports;

    /** The newest decision of the event at hand. */
    private record Made(int instrument, int strategy, OrderCause cause) {
        private static final Made NOTHING = new Made(-1, -1, OrderCause.UNKNOWN);
    }

    private record OrderKey(long sequence, int number) {}

    /**
     * A ledger at the start of a run.
     *
     * @param instruments of the run
     * @param timeframe of the bars that are decided on
     * @param strategies names, in the order of their numbers
     * @param funds what the account begins with
     */
    public Ledger(
            InstrumentTable instruments,
            Timeframe timeframe,
            List<String> strategies,
            Funds funds) {
        this.instruments = instruments;
        this.timeframe = timeframe;
        account = new Account(strategies.size(), instruments.size(), funds);
        looseCharges = new long[account.currencies()];
        trips = new Trips(instruments, strategies);
    }

    @Override
    public void onRecord(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        int payload = EventLayout.payload(offset);
        int id = EventLayout.instrumentId(buffer, offset);
        if (EventType.isInput(type)) {
            endEvent();
            sequence = EventLayout.sequence(buffer, offset);
            timeNs = EventLayout.engineTimeNs(buffer, offset);
            firstTimeNs = firstTimeNs == 0 ? timeNs : firstTimeNs;
        }
        switch (type) {
            case EventType.TRADE -> see(id, trade.wrap(buffer, payload).price());
            case EventType.QUOTE -> see(id, quote.wrap(buffer, payload).middlePrice());
            case EventType.BAR -> onBar(id, bar.wrap(buffer, payload));
            case EventType.QUOTE_BAR -> see(id, quoteBar.wrap(buffer, payload).middleClose());
            case EventType.CASH_FLOW -> hold(cashFlow.wrap(buffer, payload));
            case EventType.DATA_QUALITY -> onQuality(id, quality.wrap(buffer, payload));
            case EventType.BAR_CLOSED -> onBarClosed(bar.wrap(buffer, payload));
            case EventType.DECISION -> onDecision(id, decision.wrap(buffer, payload));
            case EventType.ORDER -> onOrder(id, order.wrap(buffer, payload));
            case EventType.EXECUTION -> onExecution(id, execution.wrap(buffer, payload));
            case EventType.ACCOUNT -> onAccount(id, report.wrap(buffer, payload));
            default -> {
                // Neither money nor a price.
            }
        }
    }

    private void hold(CashFlowFlyweight flow) {
        flowCurrency = flow.currency();
        flowAmount = flow.amount();
    }

    /** A session that begins with a flow is told of before it: only then is it booked. */
    private void bookFlow() {
        if (flowAmount != 0) {
            account.deposit(flowCurrency, flowAmount);
            flowAmount = 0;
        }
    }

    private void see(int id, long close) {
        price.set(id, close, close, close);
    }

    private void onBar(int id, BarFlyweight now) {
        price.set(id, now.high(), now.low(), now.close());
    }

    private void onQuality(int id, QualityFlyweight fault) {
        if (id == price.instrument() && fault.policy() >= QualityPolicy.MARK.code()) {
            price.clear();
        }
    }

    private void onBarClosed(BarFlyweight closed) {
        if (closed.timeframe() == timeframe.code()) {
            sampleNs = Math.max(sampleNs, closed.startNs() + timeframe.lengthNs());
        }
    }

    private void onDecision(int id, DecisionFlyweight now) {
        made =
                new Made(
                        id,
                        now.strategyId(),
                        new OrderCause(
                                Regime.ofCode(now.regime()).name(),
                                DecisionReason.ofCode(now.reason()).name(),
                                now.riskAmount()));
    }

    private void onOrder(int id, OrderFlyweight judged) {
        boolean sent =
                judged.verdict() == Verdict.PASS.code()
                        && judged.action() == OrderAction.NEW.code();
        boolean decided = made.instrument() == id && made.strategy() == judged.strategyId();
        if (sent && decided && judged.role() != OrderRole.FLATTEN.code()) {
            causes.put(new OrderKey(sequence, judged.number()), made.cause());
        }
    }

    private void onExecution(int id, ExecutionFlyweight answer) {
        OrderKey key = new OrderKey(answer.orderSequence(), answer.orderNumber());
        switch (ExecutionKind.ofCode(answer.kind())) {
            case FILL -> {
                onFill(id, answer, causes.getOrDefault(key, OrderCause.UNKNOWN));
                if (answer.remaining() == 0) {
                    causes.remove(key);
                }
            }
            case CANCELLED, REJECTED, EXPIRED -> causes.remove(key);
            case CHARGE -> {
                account.charge(id, answer.fee());
                int currency = account.currency(id);
                long loose = trips.charge(id, answer.fee());
                looseCharges[currency] = Account.plus(looseCharges[currency], loose);
            }
            case NONE, ACCEPTED, REPLACED, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED -> {
                // No money moves.
            }
        }
    }

    private void onFill(int id, ExecutionFlyweight answer, OrderCause cause) {
        long signed = Side.ofCode(answer.side()).sign() * answer.size();
        long value = Account.known(Notional.of(answer.price(), answer.size()));
        traded = Account.plus(traded, account.converted(account.currency(id), value));
        Fill fill =
                new Fill(
                        id,
                        answer.strategyId(),
                        signed,
                        answer.price(),
                        answer.fee(),
                        timeNs,
                        answer.orderSequence(),
                        answer.orderNumber(),
                        OrderRole.ofCode(answer.role()),
                        cause);
        account.fill(fill);
        trips.fill(fill);
        wentShort |= account.size(id) < 0;
        boolean mayOwe = wentShort || instruments.get(id).terms().margin().isUsed();
        if (account.cash() < 0 && !mayOwe && account.charges() == 0) {
            throw new LedgerException(
                    "sequence "
                            + sequence
                            + ": cash is "
                            + FixedPoint.toText(account.cash())
                            + " after a fill; without margin it must be 0 or above");
        }
    }

    private void onAccount(int id, AccountFlyweight told) {
        reports++;
        if (account.deposits() != told.netDeposits()) {
            bookFlow();
        }
        if (id >= 0) {
            if (told.mark() > 0) {
                account.mark(id, told.mark());
            }
            require("position", account.size(id), told.position());
            require("realised P&L", account.realised(id), told.realisedPnl());
        }
        require("cash", account.cash(), told.cash());
        require("fees", account.fees(), told.fees());
        require("charges", account.charges(), told.charges());
        require("deposits", account.deposits(), told.netDeposits());
        require("equity", account.equity(), told.equity());
    }

    private void require(String what, long booked, long told) {
        if (booked != told) {
            throw new LedgerException(
                    "sequence "
                            + sequence
                            + ": "
                            + what
                            + " is "
                            + FixedPoint.toText(booked)
                            + " by the fills and "
                            + FixedPoint.toText(told)
                            + " in the account record; they must be equal");
        }
    }

    private void endEvent() {
        bookFlow();
        if (price.close() > 0) {
            trips.see(price.instrument(), price.high(), price.low());
            account.mark(price.instrument(), price.close());
        }
        price.clear();
        made = Made.NOTHING;
        if (sampleNs != 0) {
            sample(sampleNs);
            sampleNs = 0;
        }
    }

    /** Bars end in order; one that is late does not turn the curve back. */
    private void sample(long atNs) {
        long lastNs = curve.size() == 0 ? Long.MIN_VALUE : curve.timeNs(curve.size() - 1);
        curve.add(Math.max(atNs, lastNs), account, account.mark(0));
    }

    /**
     * Trades that ended so far.
     *
     * @return in the order of their ends; a view that grows
     */
    public List<RoundTrip> closed() {
        return Collections.unmodifiableList(trips.closed());
    }

    /**
     * Trades that are open, valued at the marks of the last event that ended.
     *
     * @return by their numbers
     */
    public List<Holding> open() {
        return trips.open(account, timeNs);
    }

    /**
     * Number of the newest trade.
     *
     * @return from 1; 0 before the first
     */
    public long lastTrade() {
        return trips.lastId();
    }

    /**
     * The account so far.
     *
     * @return a view that grows
     */
    public EquityCurve curve() {
        return curve;
    }

    /**
     * Ends the run: takes the last sample and compares the sum of all with the engine's equity.
     *
     * @param engineEquity of the engine's books at the end, fixed point
     * @return what the run came to
     * @throws LedgerException when they differ
     */
    public LedgerResult finish(long engineEquity) {
        endEvent();
        require("equity at the end", account.equity(), engineEquity);
        return finish();
    }

    /**
     * Ends a run of which only the records are at hand.
     *
     * @return what the run came to
     * @throws LedgerException when the sums of all do not agree
     */
    public LedgerResult finish() {
        endEvent();
        sample(timeNs);
        List<RoundTrip> all = trips.all(account, timeNs);
        for (int currency = 0; currency < account.currencies(); currency++) {
            long profit = account.gained(currency);
            require(
                    "P&L realised and not realised, less fees and charges",
                    account.profit(currency),
                    profit);
            require("sum of the trades", netOf(all, currency), profit);
        }
        return new LedgerResult(
                all,
                trips.closed(),
                curve,
                new LedgerResult.Totals(
                        account.initialCash(),
                        account.equity(),
                        account.fees(),
                        account.charges(),
                        account.deposits(),
                        traded),
                firstTimeNs,
                timeNs,
                reports);
    }

    private long netOf(List<RoundTrip> all, int currency) {
        long net = -looseCharges[currency];
        for (RoundTrip each : all) {
            boolean isIts = account.currency(instruments.find(each.symbol())) == currency;
            net = isIts ? Account.plus(net, each.result().net()) : net;
        }
        return net;
    }
}
