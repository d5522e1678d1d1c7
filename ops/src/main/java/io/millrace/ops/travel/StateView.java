package io.millrace.ops.travel;

import static io.millrace.ops.monitor.JsonText.amount;
import static io.millrace.ops.monitor.JsonText.number;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Verdict;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.Replayer;
import io.millrace.ops.monitor.IndicatorField;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.OrderText;
import io.millrace.ops.monitor.RecordFollower;
import io.millrace.ops.monitor.RunTally;
import io.millrace.risk.RiskStage;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The trading state of a replay that stands still. Books, orders and trading state are those of the
 * pipeline; regimes, indicators and pauses are those that its outputs told last, so that after a
 * start from a snapshot they are known from the first bar on. One thread.
 */
public final class StateView implements RecordFollower {

    private final InstrumentTable instruments;
    private final List<String> strategies;
    private final RunTally tally;
    private final @Nullable KeptRecord[] decisions;
    private final @Nullable KeptRecord[] changes;
    private final StrategyFlyweight change = new StrategyFlyweight();
    private final DecisionFlyweight decision = new DecisionFlyweight();

    /**
     * Knows nothing yet.
     *
     * @param settings of the run
     */
    public StateView(RecordedSettings settings) {
        instruments = settings.instruments();
        strategies = settings.run().strategyNames();
        tally = new RunTally(instruments, settings.timeframe(), strategies);
        decisions = new KeptRecord[instruments.size()];
        changes = new KeptRecord[strategies.size()];
    }

    @Override
    public void onRecord(UnsafeBuffer buffer, int offset) {
        tally.onRecord(buffer, offset);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.DECISION ->
                    decisions[EventLayout.instrumentId(buffer, offset)] =
                            KeptRecord.copy(buffer, offset);
            case EventType.STRATEGY_CHANGE -> {
                change.wrap(buffer, EventLayout.payload(offset));
                changes[change.strategyId()] = KeptRecord.copy(buffer, offset);
            }
            default -> {
                // The pipeline itself is asked for the rest.
            }
        }
    }

    /**
     * Writes the state as fields of an object.
     *
     * @param json where to
     * @param replayer standing still
     * @throws IOException never, in memory
     */
    public void write(JsonGenerator json, Replayer replayer) throws IOException {
        RiskStage risk = replayer.pipeline().risk();
        PositionBook book = risk.positions();
        json.writeNumberField("epoch", replayer.epoch());
        json.writeNumberField("sequence", replayer.sequence());
        JsonText.time(json, "time", tally.view().engineTimeNs());
        json.writeStringField("state_hash", replayer.pipeline().stateHash());
        json.writeStringField("trading_state", risk.tradingState().state().name());
        json.writeStringField("cause", risk.tradingState().cause().name());
        amount(json, "cause_value", risk.tradingState().measured());
        amount(json, "cause_limit", risk.tradingState().allowed());
        amount(json, "cash", book.cash());
        amount(json, "equity", book.equity());
        amount(json, "peak_equity", risk.killSwitch().peakEquity());
        amount(json, "session_base", risk.killSwitch().sessionBase());
        amount(json, "fees", book.fees());
        amount(json, "charges", book.charges());
        amount(json, "net_deposits", book.netDeposits());
        json.writeArrayFieldStart("instruments");
        for (int id = 0; id < instruments.size(); id++) {
            instrument(json, book, id);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("positions");
        positions(json, book);
        json.writeEndArray();
        json.writeArrayFieldStart("orders");
        orders(json, risk.orders());
        json.writeEndArray();
        json.writeArrayFieldStart("strategies");
        for (int id = 0; id < changes.length; id++) {
            strategy(json, id);
        }
        json.writeEndArray();
    }

    private void instrument(JsonGenerator json, PositionBook book, int id) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", instruments.get(id).symbol());
        json.writeStringField("regime", tally.view().instrument(id).regime().name());
        json.writeBooleanField("suspect", book.isSuspect(id));
        amount(json, "mark", book.mark(id));
        amount(json, "position", book.size(id));
        amount(json, "realised_pnl", book.realised(id));
        KeptRecord last = decisions[id];
        if (last == null) {
            json.writeNullField("indicators");
        } else {
            decision.wrap(last.buffer(), last.payload());
            json.writeObjectFieldStart("indicators");
            json.writeStringField("bar_start", JsonText.isoTime(decision.barStartNs()));
            for (IndicatorField field : IndicatorField.values()) {
                number(json, field.label(), field.of(decision.indicators()));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void positions(JsonGenerator json, PositionBook book) throws IOException {
        for (int strategy = 0; strategy < changes.length; strategy++) {
            for (int id = 0; id < instruments.size(); id++) {
                if (book.size(strategy, id) == 0) {
                    continue;
                }
                json.writeStartObject();
                json.writeStringField("symbol", instruments.get(id).symbol());
                json.writeStringField("strategy", strategies.get(strategy));
                amount(json, "size", book.size(strategy, id));
                amount(json, "average_price", book.averagePrice(strategy, id));
                amount(json, "unrealised_pnl", book.unrealised(id));
                json.writeEndObject();
            }
        }
    }

    private void orders(JsonGenerator json, OpenOrders orders) throws IOException {
        for (int row = 0; row < orders.rows(); row++) {
            if (!orders.status(row).isOpen()) {
                continue;
            }
            json.writeStartObject();
            json.writeStringField("id", OrderText.id(orders.sequence(row), orders.number(row)));
            json.writeStringField("symbol", instruments.get(orders.instrument(row)).symbol());
            json.writeStringField("strategy", strategies.get(orders.strategy(row)));
            json.writeStringField("role", orders.role(row).name());
            json.writeStringField("side", orders.side(row).name());
            json.writeStringField("order_type", orders.type(row).name());
            json.writeStringField("status", orders.status(row).name());
            amount(json, "remaining", orders.remaining(row));
            amount(json, "limit_price", orders.limitPrice(row));
            amount(json, "stop_price", orders.stopPrice(row));
            json.writeEndObject();
        }
    }

    private void strategy(JsonGenerator json, int id) throws IOException {
        KeptRecord last = changes[id];
        boolean paused = false;
        long untilNs = 0;
        String cause = Verdict.PASS.name();
        if (last != null) {
            change.wrap(last.buffer(), last.payload());
            paused = change.enabled() == 0;
            untilNs = paused && change.untilNs() != FixedPoint.NONE ? change.untilNs() : 0;
            cause = Verdict.ofCode(change.cause()).name();
        }
        json.writeStartObject();
        json.writeStringField("name", strategies.get(id));
        json.writeBooleanField("paused", paused);
        json.writeStringField("cause", paused ? cause : null);
        JsonText.time(json, "until", untilNs);
        json.writeEndObject();
    }
}
