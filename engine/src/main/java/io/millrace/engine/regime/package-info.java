/** Names the state of the market. Engine thread. */
@NullMarked
package io.millrace.engine.regime;

import org.jspecify.annotations.NullMarked;
