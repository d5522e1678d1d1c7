/** A context and positions that a test sets by hand. */
@NullMarked
package io.millrace.strategies.testing;

import org.jspecify.annotations.NullMarked;
