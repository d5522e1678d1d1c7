/** CSV text with a header. Used by one thread. */
@NullMarked
package io.millrace.feed.csv;

import org.jspecify.annotations.NullMarked;
