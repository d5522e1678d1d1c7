/** The trading state and the kill switch that latches it. Engine's thread only. */
@NullMarked
package io.millrace.risk.state;

import org.jspecify.annotations.NullMarked;
