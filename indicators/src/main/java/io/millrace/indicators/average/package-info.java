/**
 * Moving averages of one series: plain, weighted, exponential, Wilder's and Kaufman's, with the
 * efficiency ratio that steers the last.
 *
 * <p>Nothing here is thread-safe: an average belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.average;

import org.jspecify.annotations.NullMarked;
