package io.millrace.ops.monitor;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The fields of a record by name: those that {@code journal dump} prints, that a condition may ask
 * for, and that a table has as columns.
 */
public final class RecordFields {

    private static final int LARGEST_PAYLOAD = 1024;

    private RecordFields() {}

    /**
     * Tells all fields of a record.
     *
     * @param fields who takes them
     * @param buffer memory of the record
     * @param offset of its envelope
     * @param instruments of its run
     */
    public static void record(
            FieldSink fields, UnsafeBuffer buffer, int offset, InstrumentTable instruments) {
        int type = EventLayout.type(buffer, offset);
        fields.whole("sequence", EventLayout.sequence(buffer, offset));
        fields.whole("index", EventLayout.index(buffer, offset));
        fields.text("type", EventType.name(type));
        fields.time("time", EventLayout.engineTimeNs(buffer, offset));
        int id = EventLayout.instrumentId(buffer, offset);
        if (id != Instrument.NONE && type < EventType.EPOCH_HEAD) {
            fields.text("symbol", instruments.get(id).symbol());
        }
        payload(fields, type, buffer, EventLayout.payload(offset));
    }

    /**
     * Tells the names and kinds of the fields that records of a type have besides sequence, index,
     * type, time and symbol.
     *
     * @param fields who takes them; their values say nothing
     * @param type of the records
     */
    public static void names(FieldSink fields, int type) {
        payload(fields, type, new UnsafeBuffer(new byte[LARGEST_PAYLOAD]), 0);
    }

    /**
     * Tells the fields of a record's payload.
     *
     * @param fields who takes them
     * @param type of the record
     * @param buffer memory of the record
     * @param at where its payload begins
     */
    public static void payload(FieldSink fields, int type, UnsafeBuffer buffer, int at) {
        switch (type) {
            case EventType.TRADE -> trade(fields, new TradeFlyweight().wrap(buffer, at));
            case EventType.QUOTE -> quote(fields, new QuoteFlyweight().wrap(buffer, at));
            case EventType.BAR, EventType.BAR_CLOSED ->
                    bar(fields, new BarFlyweight().wrap(buffer, at));
            case EventType.QUOTE_BAR, EventType.QUOTE_BAR_CLOSED ->
                    quoteBar(fields, new QuoteBarFlyweight().wrap(buffer, at));
            case EventType.DATA_QUALITY -> quality(fields, new QualityFlyweight().wrap(buffer, at));
            case EventType.TIMER ->
                    fields.time("due", new TimerFlyweight().wrap(buffer, at).dueNs());
            case EventType.CASH_FLOW -> cashFlow(fields, new CashFlowFlyweight().wrap(buffer, at));
            case EventType.REGIME_CHANGE -> regime(fields, new RegimeFlyweight().wrap(buffer, at));
            case EventType.DECISION -> decision(fields, new DecisionFlyweight().wrap(buffer, at));
            case EventType.ORDER -> {
                OrderFlyweight order = new OrderFlyweight().wrap(buffer, at);
                order(fields, order);
                checks(fields, order);
            }
            case EventType.SEND -> order(fields, new OrderFlyweight().wrap(buffer, at));
            case EventType.EXECUTION ->
                    execution(fields, new ExecutionFlyweight().wrap(buffer, at));
            case EventType.ACCOUNT -> account(fields, new AccountFlyweight().wrap(buffer, at));
            case EventType.STATE_CHANGE -> state(fields, new StateFlyweight().wrap(buffer, at));
            case EventType.STRATEGY_CHANGE ->
                    strategy(fields, new StrategyFlyweight().wrap(buffer, at));
            case EventType.HEALTH ->
                    CommandFields.health(fields, new HealthFlyweight().wrap(buffer, at));
            case EventType.COMMAND ->
                    CommandFields.command(fields, new CommandFlyweight().wrap(buffer, at));
            case EventType.COMMAND_TEXT ->
                    CommandFields.words(fields, new CommandTextFlyweight().wrap(buffer, at));
            case EventType.COMMAND_RESULT ->
                    CommandFields.result(fields, new CommandResultFlyweight().wrap(buffer, at));
            default -> {
                // The journal's own records: type and place say all.
            }
        }
    }

    private static void trade(FieldSink fields, TradeFlyweight trade) {
        fields.time("venue_time", trade.venueTimeNs());
        fields.amount("price", trade.price());
        fields.amount("size", trade.size());
        fields.text("aggressor", Side.ofCode(trade.aggressor()).name());
    }

    private static void quote(FieldSink fields, QuoteFlyweight quote) {
        fields.time("venue_time", quote.venueTimeNs());
        fields.amount("bid", quote.bidPrice());
        fields.amount("ask", quote.askPrice());
        fields.amount("bid_size", quote.bidSize());
        fields.amount("ask_size", quote.askSize());
        fields.flag("suspect", quote.suspect() != 0);
    }

    private static void bar(FieldSink fields, BarFlyweight bar) {
        fields.time("start", bar.startNs());
        fields.text("timeframe", Timeframe.ofCode(bar.timeframe()).label());
        fields.amount("open", bar.open());
        fields.amount("high", bar.high());
        fields.amount("low", bar.low());
        fields.amount("close", bar.close());
        fields.amount("volume", bar.volume());
        fields.whole("ticks", bar.tradeCount());
    }

    private static void quoteBar(FieldSink fields, QuoteBarFlyweight bar) {
        fields.time("start", bar.startNs());
        fields.text("timeframe", Timeframe.ofCode(bar.timeframe()).label());
        fields.amount("bid_open", bar.bidOpen());
        fields.amount("bid_high", bar.bidHigh());
        fields.amount("bid_low", bar.bidLow());
        fields.amount("bid_close", bar.bidClose());
        fields.amount("ask_open", bar.askOpen());
        fields.amount("ask_high", bar.askHigh());
        fields.amount("ask_low", bar.askLow());
        fields.amount("ask_close", bar.askClose());
        fields.whole("quotes", bar.quoteCount());
    }

    private static void quality(FieldSink fields, QualityFlyweight fault) {
        fields.time("venue_time", fault.venueTimeNs());
        fields.text("kind", QualityKind.ofCode(fault.kind()).name());
        fields.text("policy", QualityPolicy.ofCode(fault.policy()).name());
        fields.whole("measured", fault.measured());
        fields.whole("allowed", fault.allowed());
        fields.whole("count", fault.count());
        fields.whole("good_ticks_missing", fault.goodTicksMissing());
    }

    private static void regime(FieldSink fields, RegimeFlyweight regime) {
        fields.text("from", Regime.ofCode(regime.from()).name());
        fields.text("to", Regime.ofCode(regime.to()).name());
        fields.whole("readings", regime.readings());
        fields.number("adx", regime.adx());
        fields.number("r2", regime.rSquared());
        fields.number("plus_di", regime.plusDi());
        fields.number("minus_di", regime.minusDi());
    }

    private static void decision(FieldSink fields, DecisionFlyweight made) {
        fields.text("decision", Outcome.ofCode(made.outcome()).name());
        fields.whole("strategy", made.strategyId());
        fields.text("action", Action.ofCode(made.action()).name());
        fields.text("reason", DecisionReason.ofCode(made.reason()).name());
        fields.text("block", DecisionReason.ofCode(made.block()).name());
        fields.text("verdict", Verdict.ofCode(made.verdict()).name());
        fields.text("regime", Regime.ofCode(made.regime()).name());
        fields.text("mode", Regime.ofCode(made.mode()).name());
        fields.amount("price", made.price());
        fields.amount("stop", made.stopPrice());
        fields.amount("size", made.size());
        fields.text("size_code", SizeCode.ofCode(made.sizeCode()).name());
        fields.text("size_cap", SizeCap.ofCode(made.sizeCap()).name());
        fields.amount("position", made.position());
        fields.number("trigger", made.trigger());
        fields.number("kama", made.indicators().kama());
        fields.number("atr", made.indicators().atr());
        fields.number("rsi", made.indicators().rsi());
        fields.number("adx", made.indicators().adx());
        fields.number("r2", made.indicators().rSquared());
        fields.number("spread_volatility", made.indicators().spreadVolatility());
        fields.number("volume", made.indicators().volume());
        fields.number("average_volume", made.indicators().averageVolume());
        NoiseText.write(fields, made.noise());
    }

    private static void order(FieldSink fields, OrderFlyweight order) {
        fields.whole("strategy", order.strategyId());
        fields.whole("number", order.number());
        fields.text("action", OrderAction.ofCode(order.action()).name());
        fields.text("role", OrderRole.ofCode(order.role()).name());
        fields.text("side", Side.ofCode(order.side()).name());
        fields.text("order_type", OrderType.ofCode(order.orderType()).name());
        fields.flag("reduce_only", order.reduceOnly() == 1);
        fields.amount("size", order.size());
        fields.amount("limit_price", order.limitPrice());
        fields.amount("stop_price", order.stopPrice());
        fields.amount("reference_price", order.referencePrice());
        fields.whole("target_sequence", order.targetSequence());
        fields.whole("target_number", order.targetNumber());
    }

    private static void checks(FieldSink fields, OrderFlyweight order) {
        fields.whole("matrix", Integer.toUnsignedLong(order.matrix()));
        fields.text("verdict", Verdict.ofCode(order.verdict()).name());
        fields.checks(order);
    }

    private static void execution(FieldSink fields, ExecutionFlyweight answer) {
        fields.text("kind", ExecutionKind.ofCode(answer.kind()).name());
        fields.whole("strategy", answer.strategyId());
        fields.whole("order_sequence", answer.orderSequence());
        fields.whole("order_number", answer.orderNumber());
        fields.text("role", OrderRole.ofCode(answer.role()).name());
        fields.text("side", Side.ofCode(answer.side()).name());
        fields.amount("price", answer.price());
        fields.amount("size", answer.size());
        fields.amount("remaining", answer.remaining());
        fields.amount("fee", answer.fee());
        fields.text("reason", ExecutionReason.ofCode(answer.reason()).name());
    }

    private static void account(FieldSink fields, AccountFlyweight account) {
        fields.amount("position", account.position());
        fields.amount("average_price", account.averagePrice());
        fields.amount("realised_pnl", account.realisedPnl());
        fields.amount("fees", account.fees());
        fields.amount("cash", account.cash());
        fields.amount("equity", account.equity());
        fields.amount("peak_equity", account.peakEquity());
        fields.amount("session_base", account.sessionBase());
        fields.amount("round_trip_pnl", account.roundTripPnl());
    }

    private static void state(FieldSink fields, StateFlyweight state) {
        fields.text("from", TradingState.ofCode(state.from()).name());
        fields.text("to", TradingState.ofCode(state.to()).name());
        fields.text("cause", StateCause.ofCode(state.cause()).name());
        Comparison compared = Comparison.of(state);
        fields.amount("value", compared.valueAmount());
        fields.amount("limit", compared.limitAmount());
        fields.amount("base", state.base());
        fields.text("unit", compared.unit().label());
    }

    private static void cashFlow(FieldSink fields, CashFlowFlyweight flow) {
        fields.time("venue_time", flow.venueTimeNs());
        fields.amount("amount", flow.amount());
        fields.whole("currency", flow.currency());
    }

    private static void strategy(FieldSink fields, StrategyFlyweight change) {
        fields.whole("strategy", change.strategyId());
        fields.flag("enabled", change.enabled() == 1);
        fields.text("verdict", Verdict.ofCode(change.cause()).name());
        fields.whole("losses", change.value());
        fields.whole("allowed", change.limit());
        boolean hasEnd = change.untilNs() != FixedPoint.NONE;
        fields.time("until", hasEnd ? change.untilNs() : 0);
    }
}
