/** The engine alone: its step, its gate, its throughput. */
@NullMarked
package io.millrace.bench.engine;

import org.jspecify.annotations.NullMarked;
