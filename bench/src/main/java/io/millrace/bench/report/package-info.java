/** Goals, what was measured, and how it is told: table, JSON line, files, comparison. One thread. */
@NullMarked
package io.millrace.bench.report;

import org.jspecify.annotations.NullMarked;
