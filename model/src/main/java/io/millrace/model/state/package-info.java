/**
 * The states and codes of trading, and the saving, loading and hashing of whatever has a state.
 * Enums and plain data; any thread may read, each mutable object belongs to the one stage that
 * writes it.
 */
@NullMarked
package io.millrace.model.state;

import org.jspecify.annotations.NullMarked;
