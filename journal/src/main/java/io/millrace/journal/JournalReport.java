package io.millrace.journal;

import io.millrace.journal.VerifyReport.Status;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the verifier found in a whole journal.
 *
 * @param status the worst of the epochs'; clean when there is none
 * @param records sound records of all epochs
 * @param epochs one report each, ascending
 * @param firstBad the first bad place of the worst kind found; null when clean
 */
public record JournalReport(
        Status status, long records, List<VerifyReport> epochs, @Nullable FirstBad firstBad) {

    /** Takes a copy of the list. */
    public JournalReport {
        epochs = List.copyOf(epochs);
    }

    static JournalReport of(List<VerifyReport> epochs) {
        Status worst = Status.CLEAN;
        FirstBad first = null;
        long records = 0;
        for (VerifyReport epoch : epochs) {
            records += epoch.records();
            if (epoch.status().compareTo(worst) > 0) {
                worst = epoch.status();
                first = epoch.firstBad();
            }
        }
        return new JournalReport(worst, records, epochs, first);
    }
}
