package io.millrace.bench.report;

import java.util.List;
import java.util.Map;

/**
 * All that is told about one run of the suite.
 *
 * @param form quick or full
 * @param time when it began, ISO, UTC
 * @param command as typed
 * @param flags of the Java machines, each
 * @param commit of the checkout, "with changes" where it has some; "unknown" without git
 * @param leftOut parts that were not run
 * @param machine where
 * @param seconds that it took
 * @param outcomes of the goals
 * @param findings all values
 * @param failures parts that gave a wrong answer or did not end, with what they said
 * @param regressions compared with the previous result of this machine
 */
public record Report(
        String form,
        String time,
        String command,
        List<String> flags,
        String commit,
        List<String> leftOut,
        MachineFacts machine,
        double seconds,
        List<Outcome> outcomes,
        Findings findings,
        Map<String, String> failures,
        Comparison regressions) {

    /** {@return goals that were neither reached nor waived} */
    public List<String> missed() {
        return outcomes.stream()
                .filter(Outcome::isMissed)
                .map(outcome -> outcome.goal().name())
                .toList();
    }

    /** {@return how many goals were reached} */
    public long met() {
        return outcomes.stream().filter(Outcome::isMet).count();
    }
}
