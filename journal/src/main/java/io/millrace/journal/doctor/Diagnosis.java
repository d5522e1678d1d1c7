package io.millrace.journal.doctor;

import io.millrace.journal.EpochReading;

import java.util.List;
import java.util.Optional;

/**
 * What the doctor found.
 *
 * @param findings in the order in which they were found; empty for a sound journal
 * @param reading of the newest epoch; empty when it was not read, or its end is not known
 */
public record Diagnosis(List<Finding> findings, Optional<EpochReading> reading) {

    /** Found without reading. */
    public Diagnosis(List<Finding> findings) {
        this(findings, Optional.empty());
    }

    /** Takes a copy of the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** {@return sound records of the newest epoch that were read; 0 where it was not} */
    public long recordsRead() {
        return reading.map(EpochReading::records).orElse(0L);
    }

    /**
     * Why a start must be HALTED.
     *
     * @return the first finding that asks for it, or empty
     */
    public Optional<Finding> halt() {
        for (Finding finding : findings) {
            if (finding.kind().halts()) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }
}
