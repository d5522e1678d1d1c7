/** What a long run keeps: allocation, a collector that never frees, resident memory. */
@NullMarked
package io.millrace.bench.allocation;

import org.jspecify.annotations.NullMarked;
