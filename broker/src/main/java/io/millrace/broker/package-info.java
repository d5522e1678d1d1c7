/**
 * Orders out, executions in: what every broker has to offer. Called by the order door, or on the
 * engine's thread.
 */
@NullMarked
package io.millrace.broker;

import org.jspecify.annotations.NullMarked;
