/** Homes, and what a run or a replay is put together from. Start-up thread. */
@NullMarked
package io.millrace.ops.launch;

import org.jspecify.annotations.NullMarked;
