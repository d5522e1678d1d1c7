/**
 * Market data in: what every source of events shares, its errors and its pace. Sources are polled
 * by one thread; settings are immutable.
 */
@NullMarked
package io.millrace.feed;

import org.jspecify.annotations.NullMarked;
