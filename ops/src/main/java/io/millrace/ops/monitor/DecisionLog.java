package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.OrderRole;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code decisions.jsonl}: a line a decision, with what it was made from and the orders that
 * it caused.
 */
final class DecisionLog implements AutoCloseable {

    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();
    private final InstrumentTable instruments;
    private final List<String> strategies;
    private final int epoch;
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final OrderFlyweight order = new OrderFlyweight();
    private final List<KeptRecord> orders = new ArrayList<>();
    private @Nullable KeptRecord held;

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

    /**
     * Takes a record. The line of a decision waits for the orders that it caused, which follow it
     * within the same event.
     */
    void onRecord(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        if (type == EventType.ORDER) {
            keepOrder(buffer, offset);
        } else if (EventType.isInput(type)) {
            finish();
        } else if (type == EventType.DECISION) {
            finish();
            held = KeptRecord.copy(buffer, offset);
        }
    }

    private void keepOrder(UnsafeBuffer buffer, int offset) {
        KeptRecord made = held;
        if (made == null || made.instrument() != EventLayout.instrumentId(buffer, offset)) {
            return;
        }
        order.wrap(buffer, EventLayout.payload(offset));
        decision.wrap(made.buffer(), made.payload());
        if (order.strategyId() == decision.strategyId()
                && order.role() != OrderRole.FLATTEN.code()) {
            orders.add(KeptRecord.copy(buffer, offset));
        }
    }

    /** Writes the line that waits, if any. */
    void finish() {
        KeptRecord made = held;
        if (made == null) {
            return;
        }
        decision.wrap(made.buffer(), made.payload());
        pending.append(JsonText.object(json -> fields(json, made))).append('\n');
        held = null;
        orders.clear();
        if (pending.length() > FLUSH_CHARACTERS) {
            flush();
        }
    }

    private void fields(JsonGenerator json, KeptRecord made) throws IOException {
        json.writeStringField("time", JsonText.isoTime(made.timeNs()));
        json.writeNumberField("epoch", epoch);
        json.writeNumberField("sequence", made.sequence());
        json.writeNumberField("index", made.index());
        json.writeStringField("symbol", instruments.get(made.instrument()).symbol());
        DecisionText.write(json, decision, strategies.get(decision.strategyId()));
        json.writeArrayFieldStart("orders");
        for (KeptRecord each : orders) {
            json.writeStartObject();
            OrderText.write(json, made.sequence(), order.wrap(each.buffer(), each.payload()));
            json.writeEndObject();
        }
        json.writeEndArray();
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
            finish();
            flush();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
