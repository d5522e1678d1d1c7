/** Feeds the banks of indicators from closed bars. Engine thread. */
@NullMarked
package io.millrace.engine.indicator;

import org.jspecify.annotations.NullMarked;
