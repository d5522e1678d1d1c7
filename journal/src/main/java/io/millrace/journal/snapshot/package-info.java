/**
 * Snapshots: the whole trading state at a sequence, in one file that is either sound or named.
 * Written and read on the control plane or by a follower, never by the engine's thread. Snapshots
 * are immutable; the store is not thread-safe, and one writer at a time uses a directory.
 */
@NullMarked
package io.millrace.journal.snapshot;

import org.jspecify.annotations.NullMarked;
