/**
 * The last guard at the order door, its own code and counters over the bytes to be sent: engine's
 * thread. The dead man, who cancels when the pipeline stands still: a thread of his own as well.
 */
@NullMarked
package io.millrace.broker.guard;

import org.jspecify.annotations.NullMarked;
