/**
 * What we hold, what we asked for, what we may do: sizing, the pre-trade gate, and the stage that
 * turns decisions into judged orders. Everything here runs on the engine's thread.
 */
@NullMarked
package io.millrace.risk;

import org.jspecify.annotations.NullMarked;
