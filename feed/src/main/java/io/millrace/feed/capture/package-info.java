/**
 * Raw recordings of venues' WebSocket messages, one a line, with the recorder's receive time in
 * front. Used by one thread.
 */
@NullMarked
package io.millrace.feed.capture;

import org.jspecify.annotations.NullMarked;
