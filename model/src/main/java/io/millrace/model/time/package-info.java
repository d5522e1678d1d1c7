/** Lengths of time that have a name. Immutable, any thread. */
@NullMarked
package io.millrace.model.time;

import org.jspecify.annotations.NullMarked;
