/** The wiring: which stage follows which. Called by one thread, whichever that is. */
@NullMarked
package io.millrace.engine.pipeline;

import org.jspecify.annotations.NullMarked;
