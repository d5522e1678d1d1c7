/**
 * Files in gzip's format whose content can be read from any place, and whose every bit is covered
 * by a sum. Knows nothing of what they hold. Cold path; not thread-safe.
 */
@NullMarked
package io.millrace.journal.packed;

import org.jspecify.annotations.NullMarked;
