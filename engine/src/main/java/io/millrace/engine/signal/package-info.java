/** Asks each strategy what it wants and journals the answer. Engine thread. */
@NullMarked
package io.millrace.engine.signal;

import org.jspecify.annotations.NullMarked;
