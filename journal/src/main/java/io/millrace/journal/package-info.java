/**
 * Ring to disk and disk to ring: epochs of records in Chronicle Queue files, written by one thread,
 * read and verified by code of our own that trusts no byte. Writers, readers and checkers are not
 * thread-safe, but may be handed from one thread to another; any number of readers, in any process,
 * may follow one writer. Everything else is immutable or stateless.
 */
@NullMarked
package io.millrace.journal;

import org.jspecify.annotations.NullMarked;
