package io.millrace.ops.monitor;

import static io.millrace.ops.monitor.JsonText.amount;
import static io.millrace.ops.monitor.JsonText.number;
import static io.millrace.ops.monitor.JsonText.ratio;
import static io.millrace.ops.monitor.JsonText.time;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.Side;
import io.millrace.model.state.TradingState;
import io.millrace.ops.monitor.health.FollowerHealth;
import io.millrace.ops.monitor.health.JournalHealth;
import io.millrace.ops.monitor.health.LatencyHealth;
import io.millrace.ops.monitor.health.PipelineHealth;
import io.millrace.ops.monitor.health.StoreHealth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes {@code status.json}, a line each time, in one write so that a reader sees whole lines
 * only, and {@code engine_state.json}, the newest line, replaced as a whole.
 */
final class StatusFile implements AutoCloseable {

    private static final long ROTATE_BYTES = 16L << 20;

    private final Path lines;
    private final Path state;
    private final int epoch;
    private final long startNs = System.nanoTime();
    private volatile Supplier<StoreHealth> store = () -> StoreHealth.OFF;
    private volatile Supplier<FollowerHealth> follower = () -> FollowerHealth.OFF;
    private volatile Supplier<PipelineHealth> pipeline = () -> PipelineHealth.MOVING;
    private volatile Supplier<JournalHealth> journal = () -> JournalHealth.NONE;
    private volatile Supplier<LatencyHealth> latency = () -> LatencyHealth.NONE;
    private FileChannel channel;

    StatusFile(Path directory, int epoch) throws IOException {
        this.lines = directory.resolve("status.json");
        this.state = directory.resolve("engine_state.json");
        this.epoch = epoch;
        this.channel = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    /** Whom to ask how store and follower are doing; any thread. */
    void show(Supplier<StoreHealth> health, Supplier<FollowerHealth> proof) {
        store = health;
        follower = proof;
    }

    /** Whom to ask how the pipeline is doing; any thread. */
    void watch(Supplier<PipelineHealth> health) {
        pipeline = health;
    }

    /** Whom to ask how the journal is doing; any thread. */
    void show(Supplier<JournalHealth> health) {
        journal = health;
    }

    /** Whom to ask how long the ways inside the run take; any thread. */
    void measure(Supplier<LatencyHealth> health) {
        latency = health;
    }

    void write(RunView view, long journalBytes) {
        String line = JsonText.object(json -> fields(json, view, journalBytes)) + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            rotate();
            channel.write(ByteBuffer.wrap(bytes));
            Path next = state.resolveSibling("engine_state.json.tmp");
            Files.write(next, bytes);
            Files.move(
                    next,
                    state,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(lines + ": cannot be written", e);
        }
    }

    private void rotate() throws IOException {
        if (channel.size() < ROTATE_BYTES) {
            return;
        }
        channel.close();
        Files.move(
                lines, lines.resolveSibling("status.json.1"), StandardCopyOption.REPLACE_EXISTING);
        channel = open();
    }

    /** Writes the fields of a line. */
    void fields(JsonGenerator json, RunView view, long journalBytes) throws IOException {
        long equity = view.equity();
        long base = view.sessionBase();
        json.writeStringField("status", status(view));
        json.writeStringField("trading_state", view.tradingState().name());
        json.writeStringField("mode", "paper");
        json.writeNumberField("uptime_seconds", (System.nanoTime() - startNs) / 1_000_000_000L);
        json.writeStringField("last_update", Instant.now().toString());
        time(json, "last_tick_time", view.engineTimeNs());
        amount(json, "cash", view.cash());
        amount(json, "portfolio_value", equity);
        amount(json, "day_start_value", base);
        amount(json, "peak_equity", view.peakEquity());
        amount(json, "daily_pnl", FixedPoint.subtract(equity, base));
        number(json, "daily_pnl_pct", 100 * ratio(FixedPoint.subtract(equity, base), base));
        long fall = FixedPoint.subtract(view.peakEquity(), equity);
        number(json, "drawdown_pct", 100 * ratio(fall, view.peakEquity()));
        number(json, "exposure_pct", 100 * ratio(view.exposure(), equity));
        json.writeBooleanField("is_trading_allowed", view.tradingState() == TradingState.ACTIVE);
        kill(json, view.kill());
        view.alerts().write(json);
        positions(json, view, equity);
        regimes(json, view);
        dataQuality(json, view);
        counters(json, view);
        json.writeObjectFieldStart("strategies");
        for (StrategyView strategy : view.strategies()) {
            strategy.write(json);
        }
        json.writeEndObject();
        journal(json, view, journalBytes);
        store(json, store.get());
        follower(json, follower.get());
        pipeline(json, pipeline.get());
        latency(json, latency.get());
    }

    private void journal(JsonGenerator json, RunView view, long bytes) throws IOException {
        JournalHealth health = journal.get();
        json.writeObjectFieldStart("journal");
        json.writeNumberField("epoch", epoch);
        json.writeNumberField("sequence", view.sequence());
        json.writeNumberField("durable_sequence", health.durableSequence());
        json.writeNumberField("sync_us", health.syncUs());
        json.writeNumberField("bytes", bytes);
        json.writeStringField(
                "last_snapshot", health.lastSnapshot().isEmpty() ? null : health.lastSnapshot());
        json.writeEndObject();
    }

    private static void latency(JsonGenerator json, LatencyHealth health) throws IOException {
        json.writeObjectFieldStart("latency");
        for (LatencyHealth.Times times : health.times()) {
            json.writeObjectFieldStart(times.name());
            json.writeNumberField("count", times.count());
            json.writeNumberField("p50", times.p50());
            json.writeNumberField("p99", times.p99());
            json.writeNumberField("p999", times.p999());
            json.writeNumberField("max", times.max());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void pipeline(JsonGenerator json, PipelineHealth health) throws IOException {
        json.writeObjectFieldStart("pipeline");
        json.writeStringField("state", health.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("still_ms", health.stillNs() / 1_000_000);
        json.writeEndObject();
    }

    private static void follower(JsonGenerator json, FollowerHealth health) throws IOException {
        json.writeObjectFieldStart("follower");
        json.writeStringField("state", health.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("sequence", health.sequence());
        json.writeNumberField("differences", health.differences());
        json.writeEndObject();
    }

    private static void store(JsonGenerator json, StoreHealth health) throws IOException {
        json.writeObjectFieldStart("store");
        json.writeStringField("state", health.state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("reason", health.reason().isEmpty() ? null : health.reason());
        json.writeNumberField("epoch", health.epoch());
        json.writeNumberField("sequence", health.sequence());
        json.writeEndObject();
    }

    private static String status(RunView view) {
        return switch (view.tradingState()) {
            case HALTED -> "halted";
            case REDUCING -> "reducing";
            default -> "active";
        };
    }

    private static void kill(JsonGenerator json, KillView kill) throws IOException {
        json.writeObjectFieldStart("kill_switch");
        json.writeBooleanField("active", kill.active());
        json.writeNumberField("id", kill.sequence());
        json.writeStringField("cause", kill.cause());
        amount(json, "value", kill.compared().valueAmount());
        amount(json, "limit", kill.compared().limitAmount());
        json.writeStringField("unit", kill.compared().unit().label());
        time(json, "triggered_at", kill.timeNs());
        json.writeBooleanField("needs_operator", kill.active());
        json.writeEndObject();
    }

    private static void positions(JsonGenerator json, RunView view, long equity)
            throws IOException {
        json.writeObjectFieldStart("positions");
        for (int id = 0; id < view.instruments(); id++) {
            InstrumentView one = view.instrument(id);
            if (one.position == 0) {
                continue;
            }
            long value = Notional.of(one.lastPrice, one.position);
            long cost = Notional.of(one.averagePrice, one.position);
            json.writeObjectFieldStart(one.symbol());
            json.writeStringField("side", Side.of(one.position) == Side.BUY ? "long" : "short");
            amount(json, "shares", Math.abs(one.position));
            amount(json, "entry_price", one.averagePrice);
            amount(json, "current_price", one.lastPrice);
            amount(json, "unrealized_pnl", FixedPoint.subtract(value, cost));
            number(json, "weight", ratio(value, equity));
            amount(json, "stop_loss", one.stopPrice);
            time(json, "entry_time", one.entryTimeNs);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void regimes(JsonGenerator json, RunView view) throws IOException {
        json.writeObjectFieldStart("regime");
        for (int id = 0; id < view.instruments(); id++) {
            json.writeStringField(view.instrument(id).symbol(), view.instrument(id).regime.name());
        }
        json.writeEndObject();
    }

    private static void dataQuality(JsonGenerator json, RunView view) throws IOException {
        json.writeObjectFieldStart("data_quality");
        json.writeArrayFieldStart("suspect");
        for (int id = 0; id < view.instruments(); id++) {
            if (view.instrument(id).suspect) {
                json.writeString(view.instrument(id).symbol());
            }
        }
        json.writeEndArray();
        json.writeObjectFieldStart("faults");
        for (Map.Entry<String, Long> fault : view.faults().entrySet()) {
            json.writeNumberField(fault.getKey(), fault.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void counters(JsonGenerator json, RunView view) throws IOException {
        RunCounters counters = view.counters();
        json.writeObjectFieldStart("counters");
        json.writeNumberField("ticks", counters.ticks);
        json.writeNumberField("bars", counters.bars);
        json.writeNumberField("regime_changes", counters.regimeChanges);
        json.writeNumberField("decisions", counters.decisions);
        json.writeNumberField("signals", counters.signals);
        json.writeNumberField("approved", counters.approved);
        json.writeNumberField("orders", counters.orders);
        json.writeNumberField("fills", counters.fills);
        json.writeObjectFieldStart("denied_by_code");
        for (Map.Entry<String, Long> denial : view.denials().entrySet()) {
            json.writeNumberField(denial.getKey(), denial.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(lines + ": cannot be closed", e);
        }
    }
}
