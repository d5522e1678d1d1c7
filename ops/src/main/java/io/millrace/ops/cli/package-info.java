/** The command line: one class per command. Main thread. */
@NullMarked
package io.millrace.ops.cli;

import org.jspecify.annotations.NullMarked;
