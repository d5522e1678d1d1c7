package io.millrace.ops.backtest;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.MetricSettings;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.RecordFollower;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.RunObserver;
import io.millrace.ops.run.RunResult;
import io.millrace.ops.run.StopSignal;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One backtest: a paper run at full speed into a home of its own, booked by a {@link Ledger} from
 * the journal, measured, and written to files. Main thread; the ledger runs on the projection's.
 */
public final class Backtest {

    private final Config config;
    private final Optional<String> synthetic;
    private final Path directory;

    /**
     * A backtest to be.
     *
     * @param config all settings
     * @param synthetic a market to make, {@code COUNT:SEED}
     * @param directory home of backtests, made where it is missing
     */
    public Backtest(Config config, Optional<String> synthetic, Path directory) {
        this.config = config;
        this.synthetic = synthetic;
        this.directory = directory;
    }

    /**
     * Runs to the end of the data, writes the files and tells the result.
     *
     * @param stop says when to end early
     * @param progress told now and then how many events were handed in; input thread
     * @param notices told what an operator should know, a line each
     * @return what came of it
     * @throws LedgerException when ledger and engine disagree
     */
    public BacktestResult run(StopSignal stop, Progress progress, Consumer<String> notices) {
        MetricSettings metrics = MetricSettings.from(config);
        Booking booking = new Booking(directory, progress);
        RunResult run =
                PaperRun.backtest(config, synthetic, directory, stop, booking)
                        .telling(notices)
                        .run();
        Ledger ledger = booking.ledger;
        if (ledger == null) {
            throw new LaunchException(ExitCodes.BUG, "the run ended without a ledger");
        }
        LedgerResult booked = ledger.finish(run.equity());
        BacktestResult result = BacktestResult.of(run, booked, metrics);
        ResultFiles.write(directory, booked, ResultJson.of(result));
        return result;
    }

    /** Is told how far a backtest is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * So many events of so many were handed in.
         *
         * @param events so far
         * @param total of the data
         */
        void at(long events, long total);
    }

    /** Makes the ledger when instruments and bars are known. */
    private static final class Booking implements RunObserver {

        private final Path directory;
        private final Progress progress;
        private @Nullable Ledger ledger;

        Booking(Path directory, Progress progress) {
            this.directory = directory;
            this.progress = progress;
        }

        @Override
        public RecordFollower begin(
                InstrumentTable instruments, Timeframe timeframe, RunSettings settings) {
            ResultFiles.clear(directory);
            Ledger made =
                    new Ledger(
                            instruments,
                            timeframe,
                            settings.strategyNames(),
                            settings.account().funds(instruments));
            ledger = made;
            return made;
        }

        @Override
        public void progress(long events, long total) {
            progress.at(events, total);
        }
    }
}
