package io.millrace.engine.breakers.one;

import io.millrace.engine.breakers.two.SecondOfCycle;
import io.millrace.ops.house.Breaks;

/** One half of a cycle of packages. */
@Breaks(value = "no-package-cycles", with = SecondOfCycle.class)
public final class FirstOfCycle {
    Object other() {
        return new SecondOfCycle();
    }
}
