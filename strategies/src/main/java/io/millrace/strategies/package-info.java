/** Placeholder. */
@NullMarked
package io.millrace.strategies;

import org.jspecify.annotations.NullMarked;
