/**
 * What stands in a journal, as tables and lines: which epochs there are, their records, and how two
 * journals differ. One thread; reads only.
 */
@NullMarked
package io.millrace.ops.journal;

import org.jspecify.annotations.NullMarked;
