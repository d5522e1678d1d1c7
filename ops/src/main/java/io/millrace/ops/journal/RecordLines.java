package io.millrace.ops.journal;

import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.Seal;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.launch.EpochDamage;
import io.millrace.ops.launch.ReplayChain;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Turns the records of epochs into lines. Checksums are checked on the way. */
public final class RecordLines {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RecordFilter filter;
    private final RecordFormat format;
    private final Predicate<String> taker;
    private long printed;
    private boolean refused;

    /**
     * Lines to be.
     *
     * @param filter which records
     * @param format how they look
     * @param taker takes each line; answers false when it takes no more
     */
    public RecordLines(RecordFilter filter, RecordFormat format, Predicate<String> taker) {
        this.filter = filter;
        this.format = format;
        this.taker = taker;
    }

    /**
     * Instruments of an epoch.
     *
     * @param epoch its directory
     * @return the table at its head
     */
    public static InstrumentTable instruments(Path epoch) {
        EpochDamage.refuse(epoch);
        return InstrumentFile.parse(
                epoch + " (instruments)", EpochSettings.read(epoch).instruments());
    }

    /**
     * Hands out an epoch's lines.
     *
     * @param epoch its directory
     * @param limit at most so many, those of earlier calls included
     */
    public void epoch(Path epoch, long limit) {
        InstrumentTable instruments = instruments(epoch);
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (printed < limit && !refused && reader.next()) {
                if (filter.isBehind(reader.buffer(), reader.offset())) {
                    return;
                }
                if (filter.accepts(reader.buffer(), reader.offset(), instruments)) {
                    take(format.line(reader.buffer(), reader.offset(), instruments));
                }
            }
        }
    }

    /**
     * Hands out the lines of a run, whichever of its epochs hold them.
     *
     * @param chain the run
     * @param limit at most so many, those of earlier calls included
     */
    public void run(ReplayChain chain, long limit) {
        InstrumentTable instruments = instruments(chain.root());
        try (ChainCursor cursor = new ChainCursor(chain)) {
            while (printed < limit && !refused && cursor.next()) {
                if (filter.isBehind(cursor.buffer(), cursor.offset())) {
                    return;
                }
                if (filter.accepts(cursor.buffer(), cursor.offset(), instruments)) {
                    take(format.line(cursor.buffer(), cursor.offset(), instruments));
                }
            }
        }
    }

    private void take(String line) {
        refused = !taker.test(line);
        printed++;
    }

    /**
     * Hands out the last lines of a run, and then, when asked to follow, each as it is written,
     * until the newest epoch is sealed.
     *
     * @param chain the run
     * @param count how many of the last ones; some may stand in earlier epochs
     * @param goesOn whether to follow; asked again and again
     */
    public void tail(ReplayChain chain, int count, BooleanSupplier goesOn) {
        Path epoch = chain.newest();
        InstrumentTable instruments = instruments(epoch);
        Deque<String> last = new ArrayDeque<>();
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                keep(last, count, reader.buffer(), reader.offset(), instruments);
            }
            earlier(chain, count - last.size(), instruments).forEach(this::take);
            last.forEach(this::take);
            while (goesOn.getAsBoolean() && !refused) {
                boolean sealed = Seal.isPresent(epoch);
                boolean moved = follow(reader, instruments);
                if (sealed && !moved) {
                    return;
                }
                if (!moved) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            }
        }
    }

    private Deque<String> earlier(ReplayChain chain, int count, InstrumentTable instruments) {
        Deque<String> last = new ArrayDeque<>();
        List<ReplayChain.Link> before = chain.links().subList(0, chain.links().size() - 1);
        if (count > 0 && !before.isEmpty()) {
            new ReplayChain(before)
                    .read((buffer, offset) -> keep(last, count, buffer, offset, instruments));
        }
        return last;
    }

    private void keep(
            Deque<String> last,
            int count,
            UnsafeBuffer buffer,
            int offset,
            InstrumentTable instruments) {
        if (count > 0 && filter.accepts(buffer, offset, instruments)) {
            if (last.size() == count) {
                last.removeFirst();
            }
            last.addLast(format.line(buffer, offset, instruments));
        }
    }

    private boolean follow(EpochReader reader, InstrumentTable instruments) {
        boolean moved = false;
        while (!refused && reader.next()) {
            moved = true;
            if (filter.accepts(reader.buffer(), reader.offset(), instruments)) {
                take(format.line(reader.buffer(), reader.offset(), instruments));
            }
        }
        return moved;
    }

    /**
     * Lines handed out.
     *
     * @return count
     */
    public long printed() {
        return printed;
    }
}
