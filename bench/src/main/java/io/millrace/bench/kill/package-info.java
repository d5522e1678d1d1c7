/** How long a kill takes by the clock on the wall. Two threads: input and engine. */
@NullMarked
package io.millrace.bench.kill;

import org.jspecify.annotations.NullMarked;
