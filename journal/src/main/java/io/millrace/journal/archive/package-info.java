/**
 * Archives sealed epochs: packs their files, reads back what was packed, and only then removes
 * them. Cold path; one thread, one process a journal at a time. Readers need not know of it.
 */
@NullMarked
package io.millrace.journal.archive;

import org.jspecify.annotations.NullMarked;
