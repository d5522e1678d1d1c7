/** Tests of the doctor package. */
@NullMarked
package io.millrace.journal.doctor;

import org.jspecify.annotations.NullMarked;
