/** Placeholder. */
@NullMarked
package io.millrace.indicators;

import org.jspecify.annotations.NullMarked;
