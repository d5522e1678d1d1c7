/** The author's example: two moving averages. Called on the engine thread. */
@NullMarked
package io.millrace.strategies.smacross;

import org.jspecify.annotations.NullMarked;
