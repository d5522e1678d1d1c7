/**
 * Which way prices go, and since when.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.trend;

import org.jspecify.annotations.NullMarked;
