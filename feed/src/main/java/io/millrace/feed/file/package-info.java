/**
 * What a file of market data is, whatever its format; files merged by time into one source of
 * events. Everything here is used by one thread.
 */
@NullMarked
package io.millrace.feed.file;

import org.jspecify.annotations.NullMarked;
