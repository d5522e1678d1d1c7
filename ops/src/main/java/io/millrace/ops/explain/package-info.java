/**
 * Tells the way of an order or a decision from the journal: what caused it, what was checked, what
 * was sent, what was answered. One thread.
 */
@NullMarked
package io.millrace.ops.explain;

import org.jspecify.annotations.NullMarked;
