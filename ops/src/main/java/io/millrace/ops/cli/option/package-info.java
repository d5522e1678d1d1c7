/** Options that commands of all kinds share. */
@NullMarked
package io.millrace.ops.cli.option;

import org.jspecify.annotations.NullMarked;
