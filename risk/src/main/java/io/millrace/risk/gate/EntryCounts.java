package io.millrace.risk.gate;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Entries of each instrument in the trading day in hand, for check 18. */
public final class EntryCounts {

    private final long[] dayStartNs;
    private final int[] count;

    /**
     * No entries yet.
     *
     * @param instruments how many instruments there are
     */
    public EntryCounts(int instruments) {
        dayStartNs = new long[instruments];
        count = new int[instruments];
    }

    /**
     * Takes an entry that was sent.
     *
     * @param instrument id
     * @param startNs start of its trading day
     */
    public void add(int instrument, long startNs) {
        count[instrument] = of(instrument, startNs) + 1;
        dayStartNs[instrument] = startNs;
    }

    /**
     * Entries of a day.
     *
     * @param instrument id
     * @param startNs start of the trading day
     * @return 0 or more
     */
    public int of(int instrument, long startNs) {
        return dayStartNs[instrument] == startNs ? count[instrument] : 0;
    }

    /**
     * Writes the counts.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("entry-counts");
        for (int id = 0; id < count.length; id++) {
            sink.putLong(dayStartNs[id]);
            sink.putInt(count[id]);
        }
    }

    /**
     * Takes over saved counts.
     *
     * @param source holds the state of as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("entry-counts");
        for (int id = 0; id < count.length; id++) {
            dayStartNs[id] = source.takeLong();
            count[id] = source.takeCount("entries of a day", Integer.MAX_VALUE);
        }
    }
}
