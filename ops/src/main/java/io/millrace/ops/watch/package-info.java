/**
 * Watches the pipeline from outside: the dead man and the watchdog, each on a thread of its own.
 */
@NullMarked
package io.millrace.ops.watch;

import org.jspecify.annotations.NullMarked;
