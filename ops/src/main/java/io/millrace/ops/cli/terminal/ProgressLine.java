package io.millrace.ops.cli.terminal;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** One line on a terminal that tells how far a run is; nothing where there is no terminal. */
public final class ProgressLine implements AutoCloseable {

    private static final long STEP_NS = 250_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private final @Nullable PrintWriter terminal;
    private final long startNs = System.nanoTime();
    private long nextNs = startNs + STEP_NS;
    private boolean shown;

    private ProgressLine(@Nullable PrintWriter terminal) {
        this.terminal = terminal;
    }

    /**
     * Opens the line.
     *
     * @param err where it is written, when it is a terminal
     * @return the line, to be closed
     */
    public static ProgressLine onTerminal(PrintWriter err) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new ProgressLine(isTerminal ? err : null);
    }

    /**
     * Tells how far it is.
     *
     * @param events handed in
     * @param total of them all
     */
    public void at(long events, long total) {
        PrintWriter line = terminal;
        long nowNs = System.nanoTime();
        if (line == null || nowNs - nextNs < 0) {
            return;
        }
        nextNs = nowNs + STEP_NS;
        double seconds = (nowNs - startNs) / 1e9;
        line.print(
                String.format(
                        Locale.ROOT,
                        "%s%,d of %,d events, %,.0f events/s, %,.0f s left",
                        ERASE,
                        events,
                        total,
                        events / seconds,
                        seconds * Math.max(0, total - events) / Math.max(1, events)));
        line.flush();
        shown = true;
    }

    @Override
    public void close() {
        PrintWriter line = terminal;
        if (line != null && shown) {
            line.print(ERASE);
            line.flush();
            shown = false;
        }
    }
}
