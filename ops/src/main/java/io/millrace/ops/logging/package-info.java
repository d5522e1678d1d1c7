/** What libraries log: warnings and worse, to standard error. The program itself logs nothing. */
@NullMarked
package io.millrace.ops.logging;

import org.jspecify.annotations.NullMarked;
