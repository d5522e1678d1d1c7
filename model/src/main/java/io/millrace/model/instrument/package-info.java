/** What is traded, and its facts. Immutable after start, any thread. */
@NullMarked
package io.millrace.model.instrument;

import org.jspecify.annotations.NullMarked;
