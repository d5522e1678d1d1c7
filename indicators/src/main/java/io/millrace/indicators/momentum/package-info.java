/**
 * Direction and strength of a move: RSI, ADX, linear regression, and the classic oscillators.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.momentum;

import org.jspecify.annotations.NullMarked;
