package io.millrace.journal;

import io.millrace.model.state.TradingState;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one way through an epoch found, with every check made, so that a start needs no second one.
 * It holds as long as nobody writes to the epoch.
 *
 * @param directory of the epoch
 * @param end last sound record; what stands behind it does not count
 * @param place last record that is an input or an output; {@link EpochEnd#NONE} for none
 * @param records sound records, head and checkpoints included
 * @param isAtTail whether the records end there; false when one that is not sound follows
 * @param state last trading state that was recorded; empty for none
 * @param marks places to read on from, in their order
 */
public record EpochReading(
        Path directory,
        EpochEnd end,
        EpochEnd place,
        long records,
        boolean isAtTail,
        Optional<TradingState> state,
        List<EpochMark> marks) {

    /** Takes a copy of the list. */
    public EpochReading {
        marks = List.copyOf(marks);
    }

    /**
     * Whether it is of an epoch.
     *
     * @param epoch number
     * @return true for that one
     */
    public boolean isOf(int epoch) {
        return end.epoch() == epoch;
    }

    /**
     * The last known place before an input.
     *
     * @param sequence of the input, from 1
     * @return {@link EpochMark#START} when none is known
     */
    public EpochMark before(long sequence) {
        EpochMark last = EpochMark.START;
        for (EpochMark mark : marks) {
            if (mark.lastSequence() >= sequence) {
                break;
            }
            last = mark;
        }
        return last;
    }
}
