/** Decisions that a text lists by bar, for tests and comparisons. Called on the engine thread. */
@NullMarked
package io.millrace.strategies.scripted;

import org.jspecify.annotations.NullMarked;
