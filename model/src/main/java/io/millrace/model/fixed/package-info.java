/** Exact arithmetic on fixed-point numbers. Pure functions, any thread. */
@NullMarked
package io.millrace.model.fixed;

import org.jspecify.annotations.NullMarked;
