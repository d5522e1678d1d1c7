package io.millrace.ops.control;

import io.millrace.model.command.CommandKind;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.instrument.Instrument;

/**
 * A command on its way into the engine.
 *
 * @param id number of the command
 * @param kind what is asked for
 * @param peer who asks
 * @param target what it is about
 * @param reset what a reset says; {@link Reset#NONE} for others
 * @param reason why, one line, may be empty
 */
record Command(long id, CommandKind kind, Peer peer, Target target, Reset reset, String reason) {

    /**
     * What a command is about.
     *
     * @param instrument its id, or {@link Instrument#NONE}
     * @param strategy its number, or -1
     * @param limit code of the limit, or -1
     * @param value of the limit, in its unit
     */
    record Target(int instrument, int strategy, int limit, long value) {

        /** About the run as a whole. */
        static final Target ALL = new Target(Instrument.NONE, -1, -1, 0);

        static Target instrument(int id) {
            return new Target(id, -1, -1, 0);
        }

        static Target strategy(int number) {
            return new Target(Instrument.NONE, number, -1, 0);
        }

        static Target limit(int code, long value) {
            return new Target(Instrument.NONE, -1, code, value);
        }
    }

    /**
     * What a reset says.
     *
     * @param halt sequence of the halt that it answers
     * @param flags bits: 1 the peak is based anew, 2 the base of the session is
     */
    record Reset(long halt, int flags) {

        /** No reset. */
        static final Reset NONE = new Reset(0, 0);

        /** No reset either: a halt because the pipeline stood still. */
        static final Reset STOOD_STILL = new Reset(0, CommandFlyweight.STOOD_STILL);
    }

    /** Who, and why, as it stands in the journal: {@code user: reason}. */
    String words() {
        return peer.user() + ": " + reason;
    }
}
