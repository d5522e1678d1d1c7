/** The load: a seeded market, engines to feed it to, a strategy that orders often. */
@NullMarked
package io.millrace.bench.load;

import org.jspecify.annotations.NullMarked;
