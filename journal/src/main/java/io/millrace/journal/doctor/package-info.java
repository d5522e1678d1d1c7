/**
 * Looks over the journal before a start writes to it: moves aside what was never finished, and
 * tells a torn tail from damage and from lost data. Reads with code of our own, changes no byte of
 * an epoch. Cold path; one thread, under the lock of the home.
 */
@NullMarked
package io.millrace.journal.doctor;

import org.jspecify.annotations.NullMarked;
