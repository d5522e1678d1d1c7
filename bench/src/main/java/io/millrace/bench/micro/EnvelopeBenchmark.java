package io.millrace.bench.micro;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * The envelope of a trade written around its payload, into slots one behind the other: header and
 * place as the inlet writes them; beside it the same with chain and checksum as the journal adds
 * them. The payload of 48 bytes lies there already.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvelopeBenchmark {

    private static final int SLOTS = 1_024;
    private static final int LENGTH = EventLayout.recordLength(TradeFlyweight.LENGTH);
    private static final int CHECKED = LENGTH - Integer.BYTES;
    private static final int INSTRUMENT = 3;
    private static final int EPOCH = 1;

    private final byte[] bytes = new byte[SLOTS * EventLayout.SLOT_LENGTH];
    private final UnsafeBuffer slots = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private long sequence;
    private int lastCrc;
    private int chainedFrom;
    private boolean isChained;

    /**
     * Headers and places.
     *
     * @return sequence of the last
     */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public long envelope() {
        isChained = false;
        for (int at = 0; at < bytes.length; at += EventLayout.SLOT_LENGTH) {
            write(at);
        }
        return sequence;
    }

    /**
     * Headers, places, chain and checksums.
     *
     * @return checksum of the last
     */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public int envelopeChainAndChecksum() {
        isChained = true;
        chainedFrom = lastCrc;
        for (int at = 0; at < bytes.length; at += EventLayout.SLOT_LENGTH) {
            write(at);
            EventLayout.chain(slots, at, lastCrc, EPOCH);
            crc.reset();
            crc.update(bytes, at, CHECKED);
            lastCrc = (int) crc.getValue();
            EventLayout.crc(slots, at, LENGTH, lastCrc);
        }
        return lastCrc;
    }

    private void write(int at) {
        sequence++;
        EventLayout.start(slots, at, EventType.TRADE, INSTRUMENT, TradeFlyweight.LENGTH);
        EventLayout.place(slots, at, sequence, sequence * 1_000, 0);
    }

    /** Reads every slot again. */
    @TearDown(Level.Iteration)
    public void check() {
        int previous = chainedFrom;
        for (int i = 0; i < SLOTS; i++) {
            int at = i * EventLayout.SLOT_LENGTH;
            require(EventLayout.magic(slots, at), EventLayout.MAGIC, "magic");
            require(EventLayout.type(slots, at), EventType.TRADE, "type");
            require(EventLayout.length(slots, at), LENGTH, "length");
            require(EventLayout.instrumentId(slots, at), INSTRUMENT, "instrument");
            require(EventLayout.sequence(slots, at), sequence - SLOTS + 1 + i, "sequence");
            if (isChained) {
                CRC32C again = new CRC32C();
                again.update(bytes, at, CHECKED);
                require(EventLayout.previousCrc(slots, at), previous, "previous checksum");
                previous = (int) again.getValue();
                require(EventLayout.crc(slots, at, LENGTH), previous, "checksum");
            }
        }
    }

    private static void require(long actual, long expected, String what) {
        if (actual != expected) {
            throw new IllegalStateException(
                    what + " of a record is " + actual + "; it must be " + expected);
        }
    }
}
