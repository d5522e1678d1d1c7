/** What a tick costs as the engine grows. */
@NullMarked
package io.millrace.bench.scale;

import org.jspecify.annotations.NullMarked;
