package io.millrace.journal;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.TradingState;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a start wants to know of an epoch while its records pass. Not thread-safe. */
final class EpochNotes {

    /** Records between two marks, at least. */
    static final int MARK_RECORDS = 16_384;

    private final Path directory;
    private final long wantedRecord;
    private final StateFlyweight change = new StateFlyweight();
    private final List<EpochMark> marks = new ArrayList<>();
    private long nextMark = MARK_RECORDS;
    private boolean hasPlace;
    private long placeSequence;
    private int placeCrc;
    private int state = -1;
    private @Nullable EpochEnd wanted;

    /**
     * Before the first record.
     *
     * @param directory of the epoch
     * @param wantedRecord number of a record whose place is asked for; 0 for none
     */
    EpochNotes(Path directory, long wantedRecord) {
        this.directory = directory;
        this.wantedRecord = wantedRecord;
    }

    /** Takes the record that a reader stands on. */
    void take(EpochReader reader) {
        int type = reader.type();
        if (EventType.isInput(type) || EventType.isOutput(type)) {
            hasPlace = true;
            placeSequence = reader.lastSequence();
            placeCrc = reader.lastCrc();
        }
        if (type == EventType.STATE_CHANGE) {
            state = change.wrap(reader.buffer(), EventLayout.payload(reader.offset())).to();
        }
        if (reader.records() == wantedRecord) {
            wanted = here(reader);
        }
        if (reader.records() >= nextMark && reader.isBetweenExcerpts()) {
            marks.add(reader.mark());
            nextMark = reader.records() + MARK_RECORDS;
        }
    }

    private static EpochEnd here(EpochReader reader) {
        return new EpochEnd(reader.epoch(), reader.lastSequence(), reader.lastCrc());
    }

    @Nullable EpochEnd wanted() {
        return wanted;
    }

    EpochReading reading(EpochReader reader, boolean isAtTail) {
        return new EpochReading(
                directory,
                here(reader),
                hasPlace ? new EpochEnd(reader.epoch(), placeSequence, placeCrc) : EpochEnd.NONE,
                reader.records(),
                isAtTail,
                state < 0 ? Optional.empty() : Optional.of(TradingState.ofCode(state)),
                marks);
    }
}
