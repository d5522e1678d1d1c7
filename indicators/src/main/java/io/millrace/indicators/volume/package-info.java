/**
 * How much is traded: the average volume, and which way it goes with the price.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.volume;

import org.jspecify.annotations.NullMarked;
