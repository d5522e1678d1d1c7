package io.millrace.ops.monitor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the time until a run takes its first new input was spent on, and how many records of the
 * journal each part read. One thread.
 */
public final class StartPhases {

    private final List<Phase> phases = new ArrayList<>();
    private long sinceNs = System.nanoTime();

    /** The first phase begins; what was before is called jvm. */
    public StartPhases() {
        phases.add(new Phase("jvm", sinceProcessMs(), 0));
    }

    /**
     * A part of the start.
     *
     * @param name one word
     * @param ms how long it took
     * @param records of the journal that it read; 0 where it read none
     */
    public record Phase(String name, long ms, long records) {

        private String text() {
            return records == 0
                    ? name + " " + ms
                    : String.format(Locale.ROOT, "%s %d (%,d records)", name, ms, records);
        }
    }

    /** {@return time since the process began, ms} */
    public long sinceProcessMs() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /**
     * A phase has ended, the next one begins.
     *
     * @param name of the one that has ended
     */
    public void end(String name) {
        read(name, 0);
    }

    /**
     * A phase that has read the journal has ended, the next one begins.
     *
     * @param name of the one that has ended
     * @param records that it read
     */
    public void read(String name, long records) {
        long nowNs = System.nanoTime();
        phases.add(new Phase(name, TimeUnit.NANOSECONDS.toMillis(nowNs - sinceNs), records));
        sinceNs = nowNs;
    }

    /** {@return all phases that have ended, in their order} */
    public List<Phase> all() {
        return List.copyOf(phases);
    }

    /** {@return for people, ms of each phase} */
    public String text() {
        return String.join(", ", phases.stream().map(Phase::text).toList()) + " ms";
    }
}
