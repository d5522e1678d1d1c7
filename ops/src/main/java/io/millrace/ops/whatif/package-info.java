/** The same recorded inputs with other settings, and what would have come of them. One thread. */
@NullMarked
package io.millrace.ops.whatif;

import org.jspecify.annotations.NullMarked;
