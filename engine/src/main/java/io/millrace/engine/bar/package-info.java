/** Ticks to bars. Engine thread. */
@NullMarked
package io.millrace.engine.bar;

import org.jspecify.annotations.NullMarked;
