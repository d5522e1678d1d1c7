/**
 * A seeded market that is the same on every machine. A source is polled by one thread; settings are
 * immutable.
 */
@NullMarked
package io.millrace.feed.synthetic;

import org.jspecify.annotations.NullMarked;
