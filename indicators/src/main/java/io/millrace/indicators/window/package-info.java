/**
 * Windows of the last values that indicators sum over or seek extremes in, and the check of their
 * length.
 *
 * <p>Nothing here is thread-safe: a window belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.window;

import org.jspecify.annotations.NullMarked;
