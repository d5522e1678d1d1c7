/**
 * The simulated broker: matches working orders against the market in event time. Engine's thread
 * only.
 */
@NullMarked
package io.millrace.broker.simulated;

import org.jspecify.annotations.NullMarked;
