/** Placeholder. */
@NullMarked
package io.millrace.ops;

import org.jspecify.annotations.NullMarked;
