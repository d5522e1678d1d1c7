/** Words of what operators ask for, and of what becomes of it; their codes stand in the journal. */
@NullMarked
package io.millrace.model.command;

import org.jspecify.annotations.NullMarked;
