package io.millrace.ops.run;

import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.RunView;

import org.HdrHistogram.Histogram;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param view everything the journal says about it
 * @param market what was read
 * @param strategy names of the strategies
 * @param timeframe length of the bars
 * @param stateHash SHA-256 over the final state
 * @param sequence of the last input
 * @param equity of the engine's books at the end, fixed point
 * @param speed how fast it went
 * @param home its folder
 * @param epoch directory of its journal
 * @param durable what of it is on the disk
 * @param sent instructions that left through the door
 * @param stopped whether it was ended early
 * @param resumed where it went on from; empty for a fresh run
 */
public record RunResult(
        RunView view,
        Market market,
        String strategy,
        Timeframe timeframe,
        String stateHash,
        long sequence,
        long equity,
        Speed speed,
        Path home,
        Path epoch,
        Durable durable,
        long sent,
        boolean stopped,
        Optional<Recovery.Facts> resumed) {

    /**
     * What is on the disk.
     *
     * @param policy when records were forced, as in the settings
     * @param sequence of the newest input that is known to be on the disk
     * @param syncUs how long a small sync took at the start; 0 when it was not measured
     */
    public record Durable(String policy, long sequence, long syncUs) {}

    /**
     * How fast a run went.
     *
     * @param seconds from the first event to the last handled one
     * @param perSecond events per second
     * @param perSecondOfSecondHalf the same over the second half of the events
     * @param tickToOrder latency in nanoseconds
     */
    public record Speed(
            double seconds, long perSecond, long perSecondOfSecondHalf, Histogram tickToOrder) {}
}
