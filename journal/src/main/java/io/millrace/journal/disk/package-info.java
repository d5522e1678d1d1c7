/**
 * What the journal asks of the disk: writes, syncs and renames behind one small seam, room made
 * ahead of the writer, the policy that says when records are forced, and the high-water file. It
 * knows bytes and positions, no records. Single-threaded where not said otherwise; failures are
 * {@link java.io.IOException} and are never retried here.
 */
@NullMarked
package io.millrace.journal.disk;

import org.jspecify.annotations.NullMarked;
