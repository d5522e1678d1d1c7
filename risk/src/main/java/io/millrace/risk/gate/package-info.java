/**
 * What the pre-trade gate remembers between orders, and the limits that it compares with. Single
 * writer: the engine's thread; nothing is allocated after construction.
 */
@NullMarked
package io.millrace.risk.gate;

import org.jspecify.annotations.NullMarked;
