/**
 * Puts the parts together: a paper run, a replay. Start-up thread; the threads it starts are named
 * there.
 */
@NullMarked
package io.millrace.ops.launch;

import org.jspecify.annotations.NullMarked;
