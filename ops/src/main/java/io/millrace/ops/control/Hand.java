package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;

/**
 * The operator's hand of one run: takes commands from outside, and hands them to the input thread.
 */
public interface Hand extends AutoCloseable {

    /** Takes no commands, as for a backtest. */
    Hand NONE =
            new Hand() {
                @Override
                public void listen() {}

                @Override
                public void admit(Inlet inlet) {}

                @Override
                public void halted(String words) {}

                @Override
                public void killed(String words) {}

                @Override
                public void shut() {}

                @Override
                public boolean isEmpty() {
                    return true;
                }

                @Override
                public void end() {}

                @Override
                public void close() {}
            };

    /** The run is ready: begins to listen. A hand that cannot is told, and the run goes on. */
    void listen();

    /**
     * Puts what waits between the inputs of the run. Input thread.
     *
     * @param inlet of the run
     */
    void admit(Inlet inlet);

    /**
     * The dead man fired, now or in an earlier run: what it did becomes a HALT among the next
     * inputs. Any thread.
     *
     * @param words what it did
     */
    void halted(String words);

    /**
     * A latch says that everything is to be closed: that becomes an EMERGENCY_STOP among the next
     * inputs. Any thread.
     *
     * @param words of the latch
     */
    void killed(String words);

    /**
     * From now on nothing but cancels leaves this run: what would send something else is refused.
     * Any thread.
     */
    void shut();

    /**
     * Whether nothing waits to be put between the inputs. Input thread.
     *
     * @return false while something does
     */
    boolean isEmpty();

    /** The run has its last input: listens no more. Answers that are under way are still given. */
    void end();

    /** Ends what is under way. */
    @Override
    void close();
}
