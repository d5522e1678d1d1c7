/** Buys once and holds: the yardstick of the others. Called on the engine thread. */
@NullMarked
package io.millrace.strategies.buyandhold;

import org.jspecify.annotations.NullMarked;
