/**
 * The last guard at the order door: its own code and counters over the bytes to be sent. Engine's
 * thread.
 */
@NullMarked
package io.millrace.broker.guard;

import org.jspecify.annotations.NullMarked;
