/** Whole programs, from their start. */
@NullMarked
package io.millrace.bench.startup;

import org.jspecify.annotations.NullMarked;
