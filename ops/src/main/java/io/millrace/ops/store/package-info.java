/**
 * The store: a database of trades, positions, orders, signals and equity, made of the journal and
 * of nothing else, so that it may be deleted at any time. One thread of its own writes it; the
 * pipeline knows nothing of it.
 */
@NullMarked
package io.millrace.ops.store;

import org.jspecify.annotations.NullMarked;
