package io.millrace.bench.engine;

import io.millrace.bench.load.Ticks;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.model.event.EventLayout;
import io.millrace.model.time.Timeframe;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.ByteArrayOutputStream;

/** Trades and timers, admitted once and kept as finished records, a slot each. */
public final class RecordedInputs implements InputPort {

    private final UnsafeBuffer slots;
    private int count;

    /**
     * Records a market.
     *
     * @param ticks a market before its first trade
     * @param trades how many
     */
    public RecordedInputs(Ticks ticks, int trades) {
        slots = new UnsafeBuffer(new byte[(trades + trades / 8 + 8) * EventLayout.SLOT_LENGTH]);
        Inlet inlet = new Inlet(this, new TickToOrder(1), Timeframe.M1.lengthNs());
        for (int i = 0; i < trades; i++) {
            ticks.offer(inlet);
        }
    }

    /** {@return records} */
    public int count() {
        return count;
    }

    /**
     * Where a record begins.
     *
     * @param index from 0
     * @return offset in {@link #memory()}
     */
    public static int offset(int index) {
        return index * EventLayout.SLOT_LENGTH;
    }

    /**
     * Length of a record.
     *
     * @param index from 0
     * @return bytes
     */
    public int length(int index) {
        return EventLayout.length(slots, offset(index));
    }

    /**
     * The first records, one behind the other.
     *
     * @param records how many
     * @return their bytes
     */
    public byte[] bytes(int records) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < records; i++) {
            all.write(slots.byteArray(), offset(i), length(i));
        }
        return all.toByteArray();
    }

    @Override
    public int claim() {
        return offset(count++);
    }

    @Override
    public MutableDirectBuffer memory() {
        return slots;
    }

    @Override
    public void publish() {
        // The record stays where it was written.
    }

    @Override
    public void endOfBatch() {
        // There is no batch.
    }

    @Override
    public void drain() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // There is no thread.
    }
}
