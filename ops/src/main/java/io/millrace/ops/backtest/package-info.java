/**
 * Backtests: what a run earned, recomputed from its journal alone, and measured. The metrics are
 * pure functions over arrays; the ledger lives on the projection's thread until the run has ended.
 */
@NullMarked
package io.millrace.ops.backtest;

import org.jspecify.annotations.NullMarked;
