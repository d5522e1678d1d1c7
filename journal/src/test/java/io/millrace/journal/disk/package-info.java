/** Tests of the disk package. */
@NullMarked
package io.millrace.journal.disk;

import org.jspecify.annotations.NullMarked;
