/**
 * Latency from end to end: an open loop at a given rate, measured from the intended time of each
 * tick, in segments that the rest of the machine left alone.
 */
@NullMarked
package io.millrace.bench.latency;

import org.jspecify.annotations.NullMarked;
