/** The suite: which parts there are, a Java machine for each, one report at the end. One thread. */
@NullMarked
package io.millrace.bench.suite;

import org.jspecify.annotations.NullMarked;
