package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;
import io.millrace.model.command.CommandKind;

/** The hand of a run without a control socket: takes no commands but the program's own. */
public final class ClosedHand implements Hand {

    private final CommandQueue queue = new CommandQueue();
    private final long firstId;

    /**
     * A hand that takes no commands.
     *
     * @param epoch of the run
     */
    public ClosedHand(int epoch) {
        firstId = epoch * Operator.PER_EPOCH + 1;
    }

    @Override
    public void listen() {
        // Nobody is listened to.
    }

    @Override
    public void admit(Inlet inlet) {
        queue.admit(inlet);
    }

    @Override
    public void halted(String words) {
        queue.offer(
                new Command(
                        firstId,
                        CommandKind.HALT,
                        Peer.DEAD_MAN,
                        Command.Target.ALL,
                        Command.Reset.STOOD_STILL,
                        words));
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public void end() {
        // Nobody was listened to.
    }

    @Override
    public void close() {
        // Nothing is under way.
    }
}
