/** Tests of the packed package. */
@NullMarked
package io.millrace.journal.packed;

import org.jspecify.annotations.NullMarked;
