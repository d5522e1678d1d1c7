/** The list of all file formats. Any thread. */
@NullMarked
package io.millrace.feed.format;

import org.jspecify.annotations.NullMarked;
