package io.millrace.feed.lean;

import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;

/**
 * A file opened before its first row.
 *
 * @param path what its path says
 * @param rows its text
 * @param reading how to read it
 * @param adjuster what adjusts its prices and sizes
 */
record LeanFile(LeanPath path, Rows rows, Reading reading, Adjuster adjuster) {}
