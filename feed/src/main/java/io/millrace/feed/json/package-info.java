/** JSON without allocation: a pull scanner, and files of trades and bars. Used by one thread. */
@NullMarked
package io.millrace.feed.json;

import org.jspecify.annotations.NullMarked;
