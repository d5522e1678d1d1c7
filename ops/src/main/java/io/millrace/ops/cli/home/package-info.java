/** Commands about a home as a whole. Main thread. */
@NullMarked
package io.millrace.ops.cli.home;

import org.jspecify.annotations.NullMarked;
