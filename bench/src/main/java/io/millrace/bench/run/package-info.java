/** What every part of the suite needs: its form, its place on the disk, fair rounds. One thread. */
@NullMarked
package io.millrace.bench.run;

import org.jspecify.annotations.NullMarked;
