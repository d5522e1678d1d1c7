/**
 * Positions, account and open orders, each with one writer: the risk stage, on the engine's thread.
 */
@NullMarked
package io.millrace.risk.book;

import org.jspecify.annotations.NullMarked;
