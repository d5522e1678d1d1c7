/**
 * The strategy contract: all that a strategy may see. Strategies are called on the engine thread.
 */
@NullMarked
package io.millrace.engine.strategy;

import org.jspecify.annotations.NullMarked;
