/**
 * How far prices move: true range, ATR and its average, Bollinger bands, channels, spread
 * volatility.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.volatility;

import org.jspecify.annotations.NullMarked;
