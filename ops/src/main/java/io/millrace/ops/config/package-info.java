/**
 * Settings: files become immutable records of the other modules, checked once, at the border.
 * Start-up thread.
 */
@NullMarked
package io.millrace.ops.config;

import org.jspecify.annotations.NullMarked;
