/** Tests of the archive package. */
@NullMarked
package io.millrace.journal.archive;

import org.jspecify.annotations.NullMarked;
