/** An indicator that breaks the rule of golden files on purpose. Test code; any thread. */
@NullMarked
package io.millrace.indicators.unlisted;

import org.jspecify.annotations.NullMarked;
