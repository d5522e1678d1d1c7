/**
 * Ring and inlet: every input gets its sequence and its time here. The LMAX Disruptor and the clock
 * live here and only here.
 */
@NullMarked
package io.millrace.engine.ring;

import org.jspecify.annotations.NullMarked;
