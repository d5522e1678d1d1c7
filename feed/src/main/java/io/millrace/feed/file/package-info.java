/**
 * CSV files of trades, quotes and bars, plain or packed, merged by time into one source of events.
 * Everything here is used by one thread.
 */
@NullMarked
package io.millrace.feed.file;

import org.jspecify.annotations.NullMarked;
