package io.millrace.ops.monitor;

import static io.millrace.ops.monitor.JsonText.amount;
import static io.millrace.ops.monitor.JsonText.number;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes {@code decisions.jsonl}: a line a decision, with what it was made from. */
final class DecisionLog implements AutoCloseable {

    private static final VolatilityState[] VOLATILITY = VolatilityState.values();

    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();
    private final InstrumentTable instruments;
    private final List<String> strategies;
    private final int epoch;
    private final DecisionFlyweight decision = new DecisionFlyweight();

    DecisionLog(Path directory, InstrumentTable instruments, List<String> strategies, int epoch)
            throws IOException {
        this.file = directory.resolve("decisions.jsonl");
        this.instruments = instruments;
        this.strategies = strategies;
        this.epoch = epoch;
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        if (endsInsideALine()) {
            pending.append('\n');
        }
    }

    /** Whether a run that was killed left a line without its end; only the last byte is read. */
    private boolean endsInsideALine() throws IOException {
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reader.size() > 0
                    && reader.read(last, reader.size() - 1) == 1
                    && last.get(0) != '\n';
        }
    }

    void append(UnsafeBuffer buffer, int offset) {
        decision.wrap(buffer, EventLayout.payload(offset));
        String line = JsonText.object(json -> fields(json, buffer, offset));
        pending.append(line).append('\n');
        if (pending.length() > FLUSH_CHARACTERS) {
            flush();
        }
    }

    private void fields(JsonGenerator json, UnsafeBuffer buffer, int offset) throws IOException {
        int id = EventLayout.instrumentId(buffer, offset);
        Action action = Action.ofCode(decision.action());
        json.writeStringField("time", JsonText.isoTime(EventLayout.engineTimeNs(buffer, offset)));
        json.writeNumberField("epoch", epoch);
        json.writeNumberField("sequence", EventLayout.sequence(buffer, offset));
        json.writeNumberField("index", EventLayout.index(buffer, offset));
        json.writeStringField("symbol", instruments.get(id).symbol());
        json.writeStringField("decision", Outcome.ofCode(decision.outcome()).name());
        json.writeStringField("action", action.name());
        json.writeStringField("strategy", strategies.get(decision.strategyId()));
        json.writeStringField("reason", DecisionReason.ofCode(decision.reason()).name());
        code(json);
        json.writeNumberField("confidence", decision.confidence());
        amount(json, "price", decision.price());
        amount(json, "size", decision.size());
        json.writeStringField("size_code", SizeCode.ofCode(decision.sizeCode()).name());
        json.writeStringField("size_cap", SizeCap.ofCode(decision.sizeCap()).name());
        amount(json, "stop", decision.stopPrice());
        amount(json, "target", decision.targetPrice());
        amount(json, "position", decision.position());
        amount(json, "risk_amount", decision.riskAmount());
        number(json, "risk_fraction", FixedPoint.toDouble(decision.riskFraction()));
        trace(json);
    }

    /**
     * The code that stood in the way, if any: the strategy's own block, the sizing, or the gate.
     */
    private void code(JsonGenerator json) throws IOException {
        String code = "";
        if (decision.block() != DecisionReason.NO_SIGNAL.code()) {
            code = DecisionReason.ofCode(decision.block()).name();
        } else if (decision.verdict() != Verdict.PASS.code()) {
            code = Verdict.ofCode(decision.verdict()).name();
        } else if (decision.sizeCode() > SizeCode.SIZED.code()) {
            code = SizeCode.ofCode(decision.sizeCode()).name();
        }
        json.writeStringField("code", code);
    }

    private void trace(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("trace");
        json.writeStringField("bar_start", JsonText.isoTime(decision.barStartNs()));
        json.writeStringField("timeframe", Timeframe.ofCode(decision.timeframe()).label());
        json.writeStringField("regime", Regime.ofCode(decision.regime()).name());
        json.writeStringField("mode", Regime.ofCode(decision.mode()).name());
        json.writeStringField("volatility_state", VOLATILITY[decision.volatilityState()].name());
        number(json, "trigger", decision.trigger());
        number(json, "kama", decision.indicators().kama());
        number(json, "atr", decision.indicators().atr());
        number(json, "atr_average", decision.indicators().atrAverage());
        number(json, "rsi", decision.indicators().rsi());
        number(json, "adx", decision.indicators().adx());
        number(json, "r2", decision.indicators().rSquared());
        number(json, "slope", decision.indicators().slope());
        number(json, "efficiency_ratio", decision.indicators().efficiencyRatio());
        number(json, "spread_volatility", decision.indicators().spreadVolatility());
        number(json, "sma", decision.indicators().sma());
        number(json, "upper_band", decision.indicators().upperBand());
        number(json, "lower_band", decision.indicators().lowerBand());
        number(json, "volume", decision.indicators().volume());
        number(json, "average_volume", decision.indicators().averageVolume());
        NoiseText.write(json, decision.noise());
        json.writeEndObject();
    }

    /**
     * Writes whole lines in one piece, so that a reader, or a run that is killed, sees no half
     * line.
     */
    void flush() {
        ByteBuffer bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            flush();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
