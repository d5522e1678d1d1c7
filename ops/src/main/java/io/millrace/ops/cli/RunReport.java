package io.millrace.ops.cli;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.TradingState;
import io.millrace.ops.monitor.InstrumentView;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KillView;
import io.millrace.ops.monitor.RunCounters;
import io.millrace.ops.monitor.RunView;
import io.millrace.ops.monitor.StrategyView;
import io.millrace.ops.run.Recovery;
import io.millrace.ops.run.RunResult;

import org.HdrHistogram.Histogram;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The summary of a run: for a trader to read, and for a script. */
final class RunReport {

    private static final double BASIS_POINT = 10_000;

    private final RunResult result;
    private final RunView view;
    private final RunCounters counters;
    private final StringBuilder text = new StringBuilder();

    private RunReport(RunResult result) {
        this.result = result;
        this.view = result.view();
        this.counters = view.counters();
    }

    static String text(RunResult result) {
        return new RunReport(result).text();
    }

    private String text() {
        line(
                "Millrace paper run, strategy %s on %s bars",
                result.strategy(), result.timeframe().label());
        row("data", "%s", result.market().label());
        row(
                "",
                "%s to %s%s",
                JsonText.isoTime(view.firstTimeNs()),
                JsonText.isoTime(view.engineTimeNs()),
                result.stopped() ? ", ended early" : "");
        for (int id = 0; id < view.instruments(); id++) {
            costs(view.instrument(id).instrument());
        }
        flow();
        trading();
        money();
        speed();
        state();
        return text.toString();
    }

    private void costs(Instrument instrument) {
        row(
                "instrument",
                "%s (%s): fee %s bp, slippage %s bp, %s",
                instrument.symbol(),
                instrument.venue(),
                basisPoints(instrument.costs().takerFee()),
                basisPoints(instrument.costs().slippage()),
                instrument.hasQuotes()
                        ? "spread as quoted"
                        : "assumed spread "
                                + basisPoints(instrument.costs().assumedSpread())
                                + " bp");
    }

    private void flow() {
        row("ticks", "%,d", counters.ticks());
        counts("data", view.faults());
        row("bars", "%,d", counters.bars());
        row("regimes", "%,d changed%s", counters.regimeChanges(), regimesNow());
        row(
                "signals",
                "%,d: %,d approved, %,d filtered by the strategy, %,d denied by the gate, %,d"
                        + " without size",
                counters.signals(),
                counters.approved(),
                counters.filtered(),
                counters.denied(),
                counters.unsized());
        counts("filtered", view.blocks());
        counts("denied", view.denials());
    }

    private String regimesNow() {
        StringJoiner now = new StringJoiner(", ", "; now ", "");
        for (int id = 0; id < view.instruments(); id++) {
            InstrumentView one = view.instrument(id);
            now.add(one.symbol() + " " + one.regime());
        }
        return now.toString();
    }

    private void counts(String name, Map<String, Long> counts) {
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            row("  " + name, "%,d × %s", count.getValue(), count.getKey());
        }
    }

    private void trading() {
        row(
                "orders",
                "%,d: %,d entries, each with its stop (%,d), %,d exits; %,d stop moves",
                counters.orders(),
                counters.entries(),
                counters.stops(),
                counters.exits(),
                counters.stopMoves());
        row(
                "fills",
                "%,d; %,d orders expired, %,d rejected",
                counters.fills(),
                counters.expired(),
                counters.rejected());
        row("round trips", "%,d, %,d won", counters.roundTrips(), counters.won());
        if (view.strategies().size() > 1) {
            view.strategies().forEach(this::strategy);
        }
        for (int id = 0; id < view.instruments(); id++) {
            InstrumentView one = view.instrument(id);
            if (one.position() != 0) {
                row("position", "%s %s", FixedPoint.toText(one.position()), one.symbol());
            }
        }
    }

    private void strategy(StrategyView one) {
        row(
                "  " + one.name(),
                "%,d signals, %,d orders, %,d fills, %,d round trips, %,d won, %s",
                one.signals(),
                one.orders(),
                one.fills(),
                one.roundTrips(),
                one.won(),
                money(one.roundTripPnl()));
    }

    private void money() {
        long pnl = pnl(result);
        row(
                "P&L",
                "%s %s (%s %%); equity %s, fees %s",
                money(pnl),
                view.instrument(0).instrument().quoteCurrency(),
                String.format(
                        Locale.ROOT, "%+.3f", 100 * JsonText.ratio(pnl, view.initialEquity())),
                money(result.equity()),
                money(view.fees()));
    }

    private void speed() {
        RunResult.Speed speed = result.speed();
        row(
                "speed",
                "%,d events/s over %.2f s; second half %,d events/s",
                speed.perSecond(),
                speed.seconds(),
                speed.perSecondOfSecondHalf());
        Histogram took = speed.tickToOrder();
        if (took.getTotalCount() > 0) {
            row(
                    "tick-to-order",
                    "p50 %,.1f µs, p99 %,.1f µs, max %,.1f µs over %,d instructions (at full speed"
                            + " it holds the wait in the ring)",
                    took.getValueAtPercentile(50) / 1e3,
                    took.getValueAtPercentile(99) / 1e3,
                    took.getMaxValue() / 1e3,
                    took.getTotalCount());
        }
    }

    private void resumed(Recovery.Facts from) {
        row(
                "resumed",
                "from epoch %d, sequence %,d: %s, %,d events replayed in %,d ms",
                from.epoch(),
                from.sequence(),
                from.snapshot().isEmpty() ? "no snapshot" : "snapshot " + from.snapshot(),
                from.replayed(),
                from.ms());
    }

    private void state() {
        result.resumed().ifPresent(this::resumed);
        row("state", "%s, sequence %,d", view.tradingState(), result.sequence());
        KillView kill = view.kill();
        if (kill.active()) {
            row(
                    "halted",
                    "by %s at sequence %,d: value %s, limit %s",
                    kill.cause(),
                    kill.sequence(),
                    kill.compared().valueText(),
                    kill.compared().limitText());
        }
        row("state hash", "%s", result.stateHash());
        row("journal", "%s (sealed)", result.epoch());
        row("files", "%s/state/status.json, %s/logs/decisions.jsonl", result.home(), result.home());
        if (view.tradingState() == TradingState.HALTED) {
            line(
                    "Trading is HALTED and stays so in this home, until it is reset while a run"
                            + " goes:");
            line("  ./millrace reset --home %s", result.home());
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is not worth a dependency.
    private void row(String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "  %-14s", name));
        line(format, values);
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is not worth a dependency.
    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String money(long amount) {
        return amount == FixedPoint.NONE
                ? "none"
                : String.format(Locale.ROOT, "%,.2f", FixedPoint.toDouble(amount));
    }

    private static String basisPoints(long fraction) {
        return FixedPoint.toText((long) (fraction * BASIS_POINT));
    }

    private static long pnl(RunResult result) {
        RunView view = result.view();
        return FixedPoint.subtract(
                FixedPoint.subtract(result.equity(), view.initialEquity()), view.netDeposits());
    }

    static String json(RunResult result) {
        RunView view = result.view();
        RunCounters counters = view.counters();
        return JsonText.object(
                json -> {
                    json.writeNumberField("ticks", counters.ticks());
                    json.writeNumberField("bars", counters.bars());
                    json.writeNumberField("regime_changes", counters.regimeChanges());
                    json.writeNumberField("signals", counters.signals());
                    json.writeNumberField("orders", counters.orders());
                    json.writeNumberField("entries", counters.entries());
                    json.writeNumberField("stops", counters.stops());
                    json.writeNumberField("fills", counters.fills());
                    json.writeNumberField("denied", counters.denied());
                    json.writeObjectFieldStart("denied_by_code");
                    for (Map.Entry<String, Long> denial : view.denials().entrySet()) {
                        json.writeNumberField(denial.getKey(), denial.getValue());
                    }
                    json.writeEndObject();
                    json.writeNumberField("round_trips", counters.roundTrips());
                    json.writeObjectFieldStart("strategies");
                    for (StrategyView strategy : view.strategies()) {
                        strategy.write(json);
                    }
                    json.writeEndObject();
                    JsonText.amount(json, "equity", result.equity());
                    JsonText.amount(json, "pnl", pnl(result));
                    JsonText.amount(json, "fees", view.fees());
                    json.writeStringField("trading_state", view.tradingState().name());
                    json.writeNumberField("sequence", result.sequence());
                    json.writeStringField("state_hash", result.stateHash());
                    json.writeNumberField("sent", result.sent());
                    speed(json, result.speed());
                    json.writeObjectFieldStart("journal");
                    json.writeStringField("durability", result.durable().policy());
                    json.writeNumberField("durable_sequence", result.durable().sequence());
                    json.writeNumberField("sync_us", result.durable().syncUs());
                    json.writeEndObject();
                    if (result.resumed().isPresent()) {
                        resumed(json, result.resumed().get());
                    }
                    json.writeStringField("home", result.home().toString());
                    json.writeStringField("epoch", result.epoch().toString());
                    json.writeBooleanField("stopped", result.stopped());
                });
    }

    private static void resumed(com.fasterxml.jackson.core.JsonGenerator json, Recovery.Facts from)
            throws java.io.IOException {
        json.writeObjectFieldStart("resumed");
        json.writeNumberField("epoch", from.epoch());
        json.writeNumberField("sequence", from.sequence());
        json.writeStringField("snapshot", from.snapshot().isEmpty() ? null : from.snapshot());
        json.writeNumberField("snapshot_sequence", from.snapshotSequence());
        json.writeNumberField("replayed", from.replayed());
        json.writeNumberField("ms", from.ms());
        json.writeEndObject();
    }

    private static void speed(com.fasterxml.jackson.core.JsonGenerator json, RunResult.Speed speed)
            throws java.io.IOException {
        json.writeNumberField("seconds", speed.seconds());
        json.writeNumberField("events_per_second", speed.perSecond());
        json.writeNumberField("events_per_second_second_half", speed.perSecondOfSecondHalf());
        json.writeNumberField("tick_to_order_p50_ns", speed.tickToOrder().getValueAtPercentile(50));
        json.writeNumberField("tick_to_order_p99_ns", speed.tickToOrder().getValueAtPercentile(99));
    }
}
