package io.millrace.ops.store;

import io.millrace.journal.EpochSettings;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.backtest.EquityCurve;
import io.millrace.ops.backtest.Ledger;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.StrategyRegistry;
import io.millrace.ops.monitor.DecisionText;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.RecordFollower;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes rows of the records of a chain of epochs, from the epoch that began with nothing to the
 * newest that goes on from it. Trades and equity are those of the {@link Ledger}, which also
 * compares itself with the engine's account. What it answers depends on the records alone, not on
 * when it is asked.
 */
final class Book implements RecordFollower {

    private final Names names;
    private final Ledger ledger;
    private final TradeRows trades;
    private final Map<OrderKey, OrderState> open = new LinkedHashMap<>();
    private final Set<OrderState> changed = new LinkedHashSet<>();
    private final List<Row> ready = new ArrayList<>();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private int epoch;
    private boolean muted;
    private long sequence;
    private long timeNs;
    private long samples;
    private long peak = Long.MIN_VALUE;

    private record OrderKey(long sequence, int number) {}

    private Book(RunSettings settings, InstrumentTable instruments) {
        List<String> strategies = settings.strategyNames();
        Timeframe timeframe = Timeframe.parse(settings.timeframe().orElse(Timeframe.M1.label()));
        names = new Names(instruments, strategies);
        ledger =
                new Ledger(
                        instruments, timeframe, strategies, settings.account().funds(instruments));
        trades = new TradeRows(ledger, names);
    }

    /** A book at the start of a chain, by the settings at the head of its first epoch. */
    static Book begin(Path epochDirectory) {
        EpochSettings recorded = EpochSettings.read(epochDirectory);
        Config config =
                Config.recorded(
                        StrategyRegistry.all(),
                        epochDirectory + " (settings)",
                        recorded.settings());
        return new Book(
                RunSettings.from(config),
                InstrumentFile.parse(epochDirectory + " (instruments)", recorded.instruments()));
    }

    /**
     * The records of an epoch follow.
     *
     * @param number of the epoch
     * @param quiet whether its rows are held already
     */
    void open(int number, boolean quiet) {
        epoch = number;
        muted = quiet;
    }

    /** Last sequence seen. */
    long sequence() {
        return sequence;
    }

    @Override
    public void onRecord(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        if (type >= EventType.EPOCH_HEAD) {
            return;
        }
        sequence = EventLayout.sequence(buffer, offset);
        timeNs = EventLayout.engineTimeNs(buffer, offset);
        ledger.onRecord(buffer, offset);
        if (EventType.isInput(type)) {
            sample();
            return;
        }
        int payload = EventLayout.payload(offset);
        int id = EventLayout.instrumentId(buffer, offset);
        switch (type) {
            case EventType.DECISION ->
                    onDecision(
                            id, EventLayout.index(buffer, offset), decision.wrap(buffer, payload));
            case EventType.ORDER -> onOrder(id, order.wrap(buffer, payload));
            case EventType.EXECUTION -> onExecution(execution.wrap(buffer, payload));
            default -> {
                // Told by the ledger, or by nobody.
            }
        }
    }

    private void sample() {
        EquityCurve curve = ledger.curve();
        if (curve.taken() == samples) {
            return;
        }
        samples = curve.taken();
        int last = curve.size() - 1;
        long earned = curve.equity(last) - curve.deposits(last);
        peak = Math.max(peak, earned);
        if (muted) {
            return;
        }
        long endNs = curve.timeNs(last);
        ready.add(
                new Row(Tables.EQUITY)
                        .set("epoch", epoch)
                        .set("time_ns", endNs)
                        .set("time", Row.text(endNs))
                        .amount("equity", curve.equity(last))
                        .amount("cash", curve.cash(last))
                        .amount("exposure", curve.exposure(last))
                        .amount("deposits", curve.deposits(last))
                        .amount("drawdown", peak - earned));
    }

    private void onDecision(int id, int place, DecisionFlyweight made) {
        if (muted || made.action() == Action.HOLD.code()) {
            return;
        }
        String strategy = names.strategy(made.strategyId());
        ready.add(
                new Row(Tables.SIGNALS)
                        .set("epoch", epoch)
                        .set("sequence", sequence)
                        .set("place", place)
                        .set("time", Row.text(timeNs))
                        .set("symbol", names.symbol(id))
                        .set("strategy", strategy)
                        .set("action", Action.ofCode(made.action()).name())
                        .set("reason", DecisionReason.ofCode(made.reason()).name())
                        .set("decision", Outcome.ofCode(made.outcome()).name())
                        .set("code", DecisionText.code(made))
                        .set("confidence", made.confidence())
                        .set("regime", Regime.ofCode(made.regime()).name())
                        .amount("price", made.price())
                        .amount("size", made.size())
                        .set(
                                "explanation",
                                JsonText.object(json -> DecisionText.write(json, made, strategy))));
    }

    private void onOrder(int id, OrderFlyweight judged) {
        OrderState state =
                new OrderState(new OrderState.Place(epoch, sequence, timeNs), id, judged);
        changed.add(state);
        if (state.isOpen()) {
            open.put(new OrderKey(sequence, judged.number()), state);
        }
    }

    private void onExecution(ExecutionFlyweight answer) {
        trades.see(epoch);
        OrderKey key = new OrderKey(answer.orderSequence(), answer.orderNumber());
        OrderState state = open.get(key);
        if (state == null) {
            return;
        }
        state.onAnswer(answer, timeNs);
        changed.add(state);
        if (!state.isOpen()) {
            open.remove(key);
            if (state.cameToNothing()) {
                trades.cancelled(epoch, state, timeNs);
            }
        }
    }

    /** Rows that changed since the last time, as they are now; those that come first, first. */
    List<Row> take() {
        List<Row> rows = new ArrayList<>(ready);
        ready.clear();
        for (OrderState state : changed) {
            rows.add(state.row(names));
        }
        changed.clear();
        trades.take(rows, new TradeRows.Now(open.values(), timeNs));
        if (muted) {
            rows.clear();
        }
        return rows;
    }
}
