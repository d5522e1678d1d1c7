/**
 * All indicators of one instrument and timeframe, fed in one pass for each bar.
 *
 * <p>Nothing here is thread-safe: a bank belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators.bank;

import org.jspecify.annotations.NullMarked;
