/** Tests of the journal. */
@NullMarked
package io.millrace.journal;

import org.jspecify.annotations.NullMarked;
