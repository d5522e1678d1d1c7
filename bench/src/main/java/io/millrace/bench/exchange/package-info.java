/** Orders through ours and through exchange-core, both journaled. */
@NullMarked
package io.millrace.bench.exchange;

import org.jspecify.annotations.NullMarked;
