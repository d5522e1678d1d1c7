/** The journal beside raw memory-mapped files and raw Chronicle Queue; replay. */
@NullMarked
package io.millrace.bench.journal;

import org.jspecify.annotations.NullMarked;
