/** Placeholder. */
@NullMarked
package io.millrace.risk;

import org.jspecify.annotations.NullMarked;
