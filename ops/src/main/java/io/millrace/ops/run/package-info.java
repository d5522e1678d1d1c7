/**
 * A paper run from its lock to its seal, and a backtest, which is the same run with an observer.
 * The caller's thread is the input thread; the threads that it starts are named there.
 */
@NullMarked
package io.millrace.ops.run;

import org.jspecify.annotations.NullMarked;
