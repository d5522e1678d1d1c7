/** Judges the data: what is used, what is doubted, what halts. Engine thread. */
@NullMarked
package io.millrace.engine.quality;

import org.jspecify.annotations.NullMarked;
