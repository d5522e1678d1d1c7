/** Inputs, instruments, a scripted strategy and readable records for the tests of the engine. */
@NullMarked
package io.millrace.engine.testing;

import org.jspecify.annotations.NullMarked;
