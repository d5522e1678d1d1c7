package io.millrace.ops.launch;

import io.millrace.journal.Seal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Replays a whole run, and tells whether every output and the final state hash are as recorded. A
 * run is a chain of epochs: a resumed one is replayed from where its first epoch began.
 */
public final class Replay {

    private Replay() {}

    /**
     * What a replay found.
     *
     * @param events inputs replayed
     * @param outputs outputs recomputed
     * @param differences outputs that are not as recorded, and a state hash that is not
     * @param firstDifference in words
     * @param stateHash recomputed
     * @param sequence of the last input
     * @param eventsPerSecond from the first record read
     * @param sealed whether the newest epoch has a seal to compare the state hash with
     */
    public record Result(
            long events,
            long outputs,
            long differences,
            Optional<String> firstDifference,
            String stateHash,
            long sequence,
            long eventsPerSecond,
            boolean sealed) {}

    /**
     * Replays the run that ends in an epoch.
     *
     * @param epoch its directory
     * @return what was found
     */
    public static Result run(Path epoch) {
        return run(ReplayChain.to(epoch));
    }

    /**
     * Replays a run to its end.
     *
     * @param chain its epochs
     * @return what was found
     */
    public static Result run(ReplayChain chain) {
        return run(chain, ReplayStart.FRESH);
    }

    /**
     * Replays a run to its end from a state on its way.
     *
     * @param chain its epochs
     * @param start state to begin with
     * @return what was found behind it
     */
    public static Result run(ReplayChain chain, ReplayStart start) {
        RecordedSettings settings = RecordedSettings.read(chain.root());
        try (Replayer replayer = Replayer.open(chain, settings, start, null)) {
            long startNs = System.nanoTime();
            replayer.runTo(Long.MAX_VALUE);
            long tookNs = Math.max(1, System.nanoTime() - startNs);
            replayer.finish();
            return of(chain, replayer, tookNs);
        }
    }

    /**
     * Tells how a replay stands.
     *
     * @param chain its epochs
     * @param replayer as far as it went
     * @param tookNs time that it took
     * @return what was found so far
     */
    public static Result of(ReplayChain chain, Replayer replayer, long tookNs) {
        return new Result(
                replayer.inputs(),
                replayer.outputs(),
                replayer.differences(),
                replayer.firstDifference(),
                replayer.pipeline().stateHash(),
                replayer.sequence(),
                (long) (replayer.inputs() / (tookNs / 1e9)),
                Seal.isPresent(chain.newest()));
    }
}
