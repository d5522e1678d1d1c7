/**
 * Time travel: stops a replay at an input or where a condition holds, and tells the state there.
 * One thread.
 */
@NullMarked
package io.millrace.ops.travel;

import org.jspecify.annotations.NullMarked;
