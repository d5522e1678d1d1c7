/** Tables about market data, made by the code that trades. Main thread. */
@NullMarked
package io.millrace.ops.research;

import org.jspecify.annotations.NullMarked;
