package io.millrace.bench.run;

import io.millrace.bench.report.Findings;

/** A part of the suite. Runs in a Java machine of its own, so that no part warms another up. */
public interface Part {

    /**
     * Measures, and checks its answers.
     *
     * @param effort how much, and how long
     * @param place where files may be
     * @param findings to fill in
     * @throws WrongAnswer when something fast was wrong
     * @throws Exception when it cannot be measured
     */
    void measure(Effort effort, Place place, Findings findings) throws Exception;
}
