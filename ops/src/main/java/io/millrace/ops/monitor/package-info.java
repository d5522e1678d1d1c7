/**
 * What operators see: a projection that tails the journal on a thread of its own, and the files it
 * writes.
 */
@NullMarked
package io.millrace.ops.monitor;

import org.jspecify.annotations.NullMarked;
