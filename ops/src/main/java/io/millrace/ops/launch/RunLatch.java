package io.millrace.ops.launch;

import io.millrace.engine.pipeline.HaltListener;
import io.millrace.engine.ring.PipelineFailure;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.JournalException;
import io.millrace.journal.Poison;
import io.millrace.journal.disk.Disk;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateCause;
import io.millrace.ops.watch.DeadManNote;
import io.millrace.risk.state.TradingStateMachine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Latches the halts of one run in its home, so that the next start is HALTED too. A backtest
 * latches nothing.
 */
public final class RunLatch {

    private final Path home;
    private final JournalStart start;
    private final EpochWriter journal;
    private final boolean backtest;

    public RunLatch(Path home, JournalStart start, EpochWriter journal, boolean backtest) {
        this.home = home;
        this.start = start;
        this.journal = journal;
        this.backtest = backtest;
    }

    /** Follows halts and resets of a trading state. Engine's thread. */
    public HaltListener following(Supplier<TradingStateMachine> machine) {
        return new HaltListener() {
            @Override
            public void onHalt(StateCause cause, long sequence) {
                halted(machine.get(), cause, sequence);
            }

            @Override
            public void onReset(long sequence) {
                if (!backtest) {
                    HaltLatch.clear(home);
                }
            }
        };
    }

    private void halted(TradingStateMachine state, StateCause cause, long sequence) {
        if (!backtest) {
            String measured = FixedPoint.toText(state.measured());
            write(cause.name(), measured, FixedPoint.toText(state.allowed()), sequence);
        }
    }

    /** The run has failed. A latch that cannot be written must not hide why it was wanted. */
    public void failed(RuntimeException failure) {
        start.ballast().release(failure);
        boolean pipeline =
                failure instanceof PipelineFailure
                        && !(failure.getCause() instanceof JournalException);
        latch(StateCause.CRITICAL.name(), failure);
        if (pipeline && !backtest) {
            try {
                String what = String.valueOf(failure.getMessage());
                Poison.note(disk(), home, journal.lastSequence(), what);
            } catch (JournalException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** The pipeline stood still. Thread of the watchdog; the engine's may never return. */
    public void stoodStill(String what) {
        if (!backtest) {
            write(StateCause.WATCHDOG.name(), what, "", journal.lastSequence());
        }
    }

    /**
     * What the dead man did; the journal may never be written again by this process.
     *
     * @param what in words
     */
    public void deadMan(String what) {
        if (!backtest) {
            DeadManNote.write(
                    disk(),
                    home,
                    what + "; epoch " + journal.epoch() + ", after " + journal.lastSequence());
        }
    }

    /** The input behind the newest recorded one may be what it died at. */
    public void poisoned(String what) {
        Poison.note(disk(), home, journal.lastSequence(), what);
    }

    /** The disk has less room than its floor; what the ballast gives back is enough for an end. */
    public LaunchException diskLow() {
        LaunchException low =
                new LaunchException(
                        ExitCodes.INPUT_OUTPUT,
                        home
                                + ": the disk has less room than journal.disk_floor, "
                                + start.durability().floorBytes()
                                + " bytes; the run has ended at sequence "
                                + journal.lastSequence()
                                + ", later ones start HALTED");
        start.ballast().release(low);
        latch(HaltLatch.DISK_FLOOR, low);
        return low;
    }

    /**
     * The run went past every input that an earlier one may have died at, and is sealed.
     *
     * @param isTold whether everything that the program had to tell is in the journal
     */
    public void passed(boolean isTold) {
        Poison.clear(disk(), home);
        if (isTold && !backtest) {
            DeadManNote.clear(disk(), home);
        }
    }

    private void latch(String cause, RuntimeException failure) {
        if (backtest) {
            return;
        }
        try {
            write(cause, String.valueOf(failure.getMessage()), "", journal.lastSequence());
        } catch (JournalException e) {
            failure.addSuppressed(e);
        }
    }

    private void write(String cause, String value, String limit, long sequence) {
        new HaltLatch(cause, value, limit, sequence, journal.epoch(), Instant.now())
                .write(disk(), home);
    }

    private Disk disk() {
        return start.durability().disk();
    }
}
