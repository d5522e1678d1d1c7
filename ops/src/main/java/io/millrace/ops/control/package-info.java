/**
 * The operator's hand: a control socket in the home of a run, what is asked and answered there, and
 * the way of a command into the engine. The socket has threads of its own; commands enter on the
 * input thread, and what became of them is read from the journal on the projection's thread.
 */
@NullMarked
package io.millrace.ops.control;

import org.jspecify.annotations.NullMarked;
