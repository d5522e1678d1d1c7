/** What the parts of a run say of themselves, as the status file tells it. */
@NullMarked
package io.millrace.ops.monitor.health;

import org.jspecify.annotations.NullMarked;
