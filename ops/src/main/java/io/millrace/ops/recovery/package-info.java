/**
 * Recovery is replay: the newest good snapshot and what is recorded behind it. The follower takes
 * the snapshots, beside the run, and compares every output on its way.
 */
@NullMarked
package io.millrace.ops.recovery;

import org.jspecify.annotations.NullMarked;
