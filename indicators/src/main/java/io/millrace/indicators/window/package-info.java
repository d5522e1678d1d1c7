/**
 * The window of the last values that indicators sum over, and the check of its length.
 *
 * <p>Nothing here is thread-safe: a window belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.window;

import org.jspecify.annotations.NullMarked;
