/**
 * The commands of the operator's hand: each asks the run of a home over its control socket, but for
 * {@code kill} and {@code audit}, which need no run. Main thread.
 */
@NullMarked
package io.millrace.ops.cli.operator;

import org.jspecify.annotations.NullMarked;
