/** The order door: nothing passes before its cause is in the journal. Engine thread. */
@NullMarked
package io.millrace.engine.order;

import org.jspecify.annotations.NullMarked;
