/** JMH benchmarks of the parts. Each checks its answer; run them with {@code bench/run.sh}. */
@NullMarked
package io.millrace.bench.micro;

import org.jspecify.annotations.NullMarked;
