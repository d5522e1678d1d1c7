package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;
import io.millrace.model.command.CommandKind;

import java.util.concurrent.atomic.AtomicLong;

/** The hand of a run without a control socket: takes no commands but the program's own. */
public final class ClosedHand implements Hand {

    private final CommandQueue queue = new CommandQueue();
    private final AtomicLong lastId;

    /**
     * A hand that takes no commands.
     *
     * @param epoch of the run
     */
    public ClosedHand(int epoch) {
        lastId = new AtomicLong(epoch * Operator.PER_EPOCH);
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
        offer(CommandKind.HALT, Peer.DEAD_MAN, Command.Reset.STOOD_STILL, words);
    }

    private void offer(CommandKind kind, Peer peer, Command.Reset reset, String words) {
        long id = lastId.incrementAndGet();
        queue.offer(new Command(id, kind, peer, Command.Target.ALL, reset, words));
    }

    @Override
    public void killed(String words) {
        offer(CommandKind.EMERGENCY_STOP, Peer.SELF, Command.Reset.NONE, words);
    }

    @Override
    public void shut() {
        // Nobody asks for anything.
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
