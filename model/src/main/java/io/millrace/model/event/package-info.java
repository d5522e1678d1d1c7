/**
 * Everything that can stand in a ring slot or in the journal: layouts of the bytes, and the
 * contracts through which they move. A flyweight is a movable view owned by one stage; it is not
 * thread-safe and allocates nothing.
 */
@NullMarked
package io.millrace.model.event;

import org.jspecify.annotations.NullMarked;
