/**
 * Market data in the folders of QuantConnect's Lean, whose paths say what the files do not. Readers
 * are used by one thread; everything else is immutable.
 */
@NullMarked
package io.millrace.feed.lean;

import org.jspecify.annotations.NullMarked;
