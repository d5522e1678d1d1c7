/**
 * What a home is beyond its journal: whose it is, where its trading state begins, and what was done
 * to it. Cold path; under the lock of the home.
 */
@NullMarked
package io.millrace.ops.home;

import org.jspecify.annotations.NullMarked;
