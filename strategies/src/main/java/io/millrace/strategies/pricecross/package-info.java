/** The close against one moving average. Called on the engine thread. */
@NullMarked
package io.millrace.strategies.pricecross;

import org.jspecify.annotations.NullMarked;
