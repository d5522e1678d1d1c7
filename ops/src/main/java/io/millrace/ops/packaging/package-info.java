/** What is done once to the program while it is packaged. Nothing here runs with it. */
@NullMarked
package io.millrace.ops.packaging;

import org.jspecify.annotations.NullMarked;
