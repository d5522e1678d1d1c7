/** Faults put into compiled methods. One thread. */
@NullMarked
package io.millrace.risk.inject;

import org.jspecify.annotations.NullMarked;
