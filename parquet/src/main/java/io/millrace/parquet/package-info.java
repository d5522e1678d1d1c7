/** Parquet files as market data. A reader is used by one thread; the rest has no state. */
@NullMarked
package io.millrace.parquet;

import org.jspecify.annotations.NullMarked;
