/** The peers, each used the way its own documentation does. Only this module has them. */
@NullMarked
package io.millrace.bench.peer;

import org.jspecify.annotations.NullMarked;
