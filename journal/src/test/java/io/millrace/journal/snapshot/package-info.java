/** Tests of snapshots. */
@NullMarked
package io.millrace.journal.snapshot;

import org.jspecify.annotations.NullMarked;
