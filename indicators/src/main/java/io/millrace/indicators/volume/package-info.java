/**
 * How much is traded: the average volume.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.volume;

import org.jspecify.annotations.NullMarked;
