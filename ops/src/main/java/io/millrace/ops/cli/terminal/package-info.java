/** What a long command does with its terminal: progress, and the way out. Main thread. */
@NullMarked
package io.millrace.ops.cli.terminal;

import org.jspecify.annotations.NullMarked;
