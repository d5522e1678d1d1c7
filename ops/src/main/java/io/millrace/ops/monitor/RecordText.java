package io.millrace.ops.monitor;

import static io.millrace.ops.monitor.JsonText.amount;
import static io.millrace.ops.monitor.JsonText.number;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
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
import io.millrace.ops.config.InstrumentFile;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Records of a journal as JSON objects, for people and scripts. */
public final class RecordText {

    private final InstrumentTable instruments;

    private RecordText(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /**
     * Prints records, a line each.
     *
     * @param epoch directory of the journal
     * @param type name of the only type to print; empty for all
     * @param from first sequence to print
     * @param limit most records to print
     * @param out where to
     * @return how many were printed
     */
    public static long dump(Path epoch, String type, long from, long limit, PrintWriter out) {
        InstrumentTable table =
                InstrumentFile.parse(
                        epoch + " (instruments)", EpochSettings.read(epoch).instruments());
        RecordText text = new RecordText(table);
        long printed = 0;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (printed < limit && !out.checkError() && reader.next()) {
                boolean wanted =
                        (type.isEmpty() || EventType.name(reader.type()).equals(type))
                                && EventLayout.sequence(reader.buffer(), reader.offset()) >= from;
                if (wanted) {
                    out.println(text.line(reader.buffer(), reader.offset()));
                    printed++;
                }
            }
        }
        return printed;
    }

    private String line(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        return JsonText.object(
                json -> {
                    json.writeNumberField("sequence", EventLayout.sequence(buffer, offset));
                    json.writeNumberField("index", EventLayout.index(buffer, offset));
                    json.writeStringField("type", EventType.name(type));
                    JsonText.time(json, "time", EventLayout.engineTimeNs(buffer, offset));
                    int id = EventLayout.instrumentId(buffer, offset);
                    if (id != Instrument.NONE && type < EventType.EPOCH_HEAD) {
                        json.writeStringField("symbol", instruments.get(id).symbol());
                    }
                    payload(json, type, buffer, EventLayout.payload(offset));
                });
    }

    /**
     * Writes the fields of a record of any type.
     *
     * @param json where to, inside an object
     * @param type of the record
     * @param buffer memory of the record
     * @param at where its payload begins
     * @throws IOException never, in memory
     */
    public static void payload(JsonGenerator json, int type, UnsafeBuffer buffer, int at)
            throws IOException {
        switch (type) {
            case EventType.TRADE -> trade(json, new TradeFlyweight().wrap(buffer, at));
            case EventType.QUOTE -> quote(json, new QuoteFlyweight().wrap(buffer, at));
            case EventType.BAR, EventType.BAR_CLOSED ->
                    bar(json, new BarFlyweight().wrap(buffer, at));
            case EventType.QUOTE_BAR, EventType.QUOTE_BAR_CLOSED ->
                    quoteBar(json, new QuoteBarFlyweight().wrap(buffer, at));
            case EventType.DATA_QUALITY -> quality(json, new QualityFlyweight().wrap(buffer, at));
            case EventType.TIMER ->
                    JsonText.time(json, "due", new TimerFlyweight().wrap(buffer, at).dueNs());
            case EventType.REGIME_CHANGE -> regime(json, new RegimeFlyweight().wrap(buffer, at));
            case EventType.DECISION -> decision(json, new DecisionFlyweight().wrap(buffer, at));
            case EventType.ORDER -> {
                OrderFlyweight order = new OrderFlyweight().wrap(buffer, at);
                order(json, order);
                checks(json, order);
            }
            case EventType.SEND -> order(json, new OrderFlyweight().wrap(buffer, at));
            case EventType.EXECUTION -> execution(json, new ExecutionFlyweight().wrap(buffer, at));
            case EventType.ACCOUNT -> account(json, new AccountFlyweight().wrap(buffer, at));
            case EventType.STATE_CHANGE -> state(json, new StateFlyweight().wrap(buffer, at));
            default -> {
                // The journal's own records: type and place say all.
            }
        }
    }

    private static void trade(JsonGenerator json, TradeFlyweight trade) throws IOException {
        JsonText.time(json, "venue_time", trade.venueTimeNs());
        amount(json, "price", trade.price());
        amount(json, "size", trade.size());
        json.writeStringField("aggressor", Side.ofCode(trade.aggressor()).name());
    }

    private static void quote(JsonGenerator json, QuoteFlyweight quote) throws IOException {
        JsonText.time(json, "venue_time", quote.venueTimeNs());
        amount(json, "bid", quote.bidPrice());
        amount(json, "ask", quote.askPrice());
        amount(json, "bid_size", quote.bidSize());
        amount(json, "ask_size", quote.askSize());
        json.writeBooleanField("suspect", quote.suspect() != 0);
    }

    private static void bar(JsonGenerator json, BarFlyweight bar) throws IOException {
        JsonText.time(json, "start", bar.startNs());
        json.writeStringField("timeframe", Timeframe.ofCode(bar.timeframe()).label());
        amount(json, "open", bar.open());
        amount(json, "high", bar.high());
        amount(json, "low", bar.low());
        amount(json, "close", bar.close());
        amount(json, "volume", bar.volume());
        json.writeNumberField("ticks", bar.tradeCount());
    }

    private static void quoteBar(JsonGenerator json, QuoteBarFlyweight bar) throws IOException {
        JsonText.time(json, "start", bar.startNs());
        json.writeStringField("timeframe", Timeframe.ofCode(bar.timeframe()).label());
        amount(json, "bid_open", bar.bidOpen());
        amount(json, "bid_high", bar.bidHigh());
        amount(json, "bid_low", bar.bidLow());
        amount(json, "bid_close", bar.bidClose());
        amount(json, "ask_open", bar.askOpen());
        amount(json, "ask_high", bar.askHigh());
        amount(json, "ask_low", bar.askLow());
        amount(json, "ask_close", bar.askClose());
        json.writeNumberField("quotes", bar.quoteCount());
    }

    private static void quality(JsonGenerator json, QualityFlyweight fault) throws IOException {
        JsonText.time(json, "venue_time", fault.venueTimeNs());
        json.writeStringField("kind", QualityKind.ofCode(fault.kind()).name());
        json.writeStringField("policy", QualityPolicy.ofCode(fault.policy()).name());
        json.writeNumberField("measured", fault.measured());
        json.writeNumberField("allowed", fault.allowed());
        json.writeNumberField("count", fault.count());
        json.writeNumberField("good_ticks_missing", fault.goodTicksMissing());
    }

    private static void regime(JsonGenerator json, RegimeFlyweight regime) throws IOException {
        json.writeStringField("from", Regime.ofCode(regime.from()).name());
        json.writeStringField("to", Regime.ofCode(regime.to()).name());
        json.writeNumberField("readings", regime.readings());
        number(json, "adx", regime.adx());
        number(json, "r2", regime.rSquared());
        number(json, "plus_di", regime.plusDi());
        number(json, "minus_di", regime.minusDi());
    }

    private static void decision(JsonGenerator json, DecisionFlyweight made) throws IOException {
        json.writeStringField("decision", Outcome.ofCode(made.outcome()).name());
        json.writeNumberField("strategy", made.strategyId());
        json.writeStringField("action", Action.ofCode(made.action()).name());
        json.writeStringField("reason", DecisionReason.ofCode(made.reason()).name());
        json.writeStringField("block", DecisionReason.ofCode(made.block()).name());
        json.writeStringField("verdict", Verdict.ofCode(made.verdict()).name());
        json.writeStringField("regime", Regime.ofCode(made.regime()).name());
        json.writeStringField("mode", Regime.ofCode(made.mode()).name());
        amount(json, "price", made.price());
        amount(json, "stop", made.stopPrice());
        amount(json, "size", made.size());
        json.writeStringField("size_code", SizeCode.ofCode(made.sizeCode()).name());
        json.writeStringField("size_cap", SizeCap.ofCode(made.sizeCap()).name());
        amount(json, "position", made.position());
        number(json, "trigger", made.trigger());
        number(json, "kama", made.indicators().kama());
        number(json, "atr", made.indicators().atr());
        number(json, "rsi", made.indicators().rsi());
        number(json, "adx", made.indicators().adx());
        number(json, "r2", made.indicators().rSquared());
        number(json, "spread_volatility", made.indicators().spreadVolatility());
        number(json, "volume", made.indicators().volume());
        number(json, "average_volume", made.indicators().averageVolume());
        NoiseText.write(json, made.noise());
    }

    private static void order(JsonGenerator json, OrderFlyweight order) throws IOException {
        json.writeNumberField("strategy", order.strategyId());
        json.writeNumberField("number", order.number());
        json.writeStringField("action", OrderAction.ofCode(order.action()).name());
        json.writeStringField("role", OrderRole.ofCode(order.role()).name());
        json.writeStringField("side", Side.ofCode(order.side()).name());
        json.writeStringField("order_type", OrderType.ofCode(order.orderType()).name());
        json.writeBooleanField("reduce_only", order.reduceOnly() == 1);
        amount(json, "size", order.size());
        amount(json, "limit_price", order.limitPrice());
        amount(json, "stop_price", order.stopPrice());
        amount(json, "reference_price", order.referencePrice());
        json.writeNumberField("target_sequence", order.targetSequence());
        json.writeNumberField("target_number", order.targetNumber());
    }

    private static void checks(JsonGenerator json, OrderFlyweight order) throws IOException {
        json.writeStringField("verdict", Verdict.ofCode(order.verdict()).name());
        json.writeArrayFieldStart("checks");
        for (int check = 1; check <= OrderFlyweight.CHECKS; check++) {
            int bit = 1 << (check - 1);
            if ((order.notApplicable() & bit) != 0) {
                continue;
            }
            json.writeStartObject();
            json.writeNumberField("check", check);
            json.writeBooleanField("passed", (order.failedChecks() & bit) == 0);
            json.writeNumberField("operand", order.operand(check));
            json.writeNumberField("limit", order.limit(check));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void execution(JsonGenerator json, ExecutionFlyweight answer)
            throws IOException {
        json.writeStringField("kind", ExecutionKind.ofCode(answer.kind()).name());
        json.writeNumberField("strategy", answer.strategyId());
        json.writeNumberField("order_sequence", answer.orderSequence());
        json.writeNumberField("order_number", answer.orderNumber());
        json.writeStringField("role", OrderRole.ofCode(answer.role()).name());
        json.writeStringField("side", Side.ofCode(answer.side()).name());
        amount(json, "price", answer.price());
        amount(json, "size", answer.size());
        amount(json, "remaining", answer.remaining());
        amount(json, "fee", answer.fee());
        json.writeStringField("reason", ExecutionReason.ofCode(answer.reason()).name());
    }

    private static void account(JsonGenerator json, AccountFlyweight account) throws IOException {
        amount(json, "position", account.position());
        amount(json, "average_price", account.averagePrice());
        amount(json, "realised_pnl", account.realisedPnl());
        amount(json, "fees", account.fees());
        amount(json, "cash", account.cash());
        amount(json, "equity", account.equity());
        amount(json, "peak_equity", account.peakEquity());
        amount(json, "session_base", account.sessionBase());
        amount(json, "round_trip_pnl", account.roundTripPnl());
    }

    private static void state(JsonGenerator json, StateFlyweight state) throws IOException {
        json.writeStringField("from", TradingState.ofCode(state.from()).name());
        json.writeStringField("to", TradingState.ofCode(state.to()).name());
        json.writeStringField("cause", StateCause.ofCode(state.cause()).name());
        amount(json, "value", state.value());
        amount(json, "limit", state.limit());
        amount(json, "base", state.base());
    }
}
