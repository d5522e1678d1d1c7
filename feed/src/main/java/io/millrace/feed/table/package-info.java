/**
 * Tables on their way into files whose format is a module apart. Cold path; a table is used by one
 * thread.
 */
@NullMarked
package io.millrace.feed.table;

import org.jspecify.annotations.NullMarked;
