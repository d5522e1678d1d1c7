package io.millrace.ops.control;

import io.millrace.model.command.OperatorRole;

/**
 * Who speaks at the other end of a connection, as the operating system says.
 *
 * @param user name at the operating system
 * @param userId number there, -1 when it is not known
 * @param role what they may do
 */
record Peer(String user, int userId, OperatorRole role) {

    /** The dead man of the run, who stands beside the pipeline. */
    static final Peer DEAD_MAN = new Peer("dead-man", -1, OperatorRole.HALT);

    /** The program itself. */
    static final Peer SELF = new Peer("millrace", -1, OperatorRole.HALT);
}
