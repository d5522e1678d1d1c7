/**
 * The adaptive strategy: follows trends, fades extremes, by the market's regime. Called on the
 * engine thread.
 */
@NullMarked
package io.millrace.strategies.adaptive;

import org.jspecify.annotations.NullMarked;
