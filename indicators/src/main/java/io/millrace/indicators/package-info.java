/**
 * Streaming mathematics over numbers, without a word about trading: the contract every indicator
 * keeps.
 *
 * <p>Nothing here is thread-safe: an indicator belongs to the one stage that updates it.
 */
@NullMarked
package io.millrace.indicators;

import org.jspecify.annotations.NullMarked;
