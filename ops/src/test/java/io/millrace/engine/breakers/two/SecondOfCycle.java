package io.millrace.engine.breakers.two;

import io.millrace.engine.breakers.one.FirstOfCycle;

/** The other half. */
public final class SecondOfCycle {
    Object other() {
        return new FirstOfCycle();
    }
}
