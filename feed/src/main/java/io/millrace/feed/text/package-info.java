/** Bytes to lines, fields, numbers and times, without allocation. Used by one thread. */
@NullMarked
package io.millrace.feed.text;

import org.jspecify.annotations.NullMarked;
