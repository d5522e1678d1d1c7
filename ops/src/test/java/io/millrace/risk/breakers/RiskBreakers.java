package io.millrace.risk.breakers;

import io.millrace.engine.order.OrderStage;
import io.millrace.ops.house.Breaks;
import io.millrace.risk.state.TradingStateMachine;

import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Breaks rules from where orders are judged. */
public final class RiskBreakers {

    private RiskBreakers() {}

    /** A judge who opens the door himself. */
    @Breaks("inward-risk")
    public static final class SeesDoor {
        @Nullable OrderStage door;
    }

    /** A judge with a watch. */
    @Breaks("ambient-time")
    public static final class ReadsClock {
        long now() {
            return System.nanoTime();
        }
    }

    /** The same as a method reference, which {@code callMethodWhere} does not see. */
    @Breaks("ambient-time")
    public static final class RefersToClock {
        LongSupplier clock() {
            return System::nanoTime;
        }
    }

    /** The calendar's clock, by reference. */
    @Breaks("ambient-time")
    public static final class RefersToCalendar {
        Supplier<Instant> clock() {
            return Instant::now;
        }
    }

    /** A clock that was handed in is still a clock. */
    @Breaks("stages-hold-no-clock")
    public static final class HoldsClock {
        @Nullable NanoClock clock;
    }

    /** A lock around the books. */
    @Breaks({"no-locks", "no-threads"})
    public static final class Locked {
        ReentrantLock lock = new ReentrantLock();
    }

    /** Raw memory outside the layouts. */
    @Breaks("raw-memory")
    public static final class RawMemory {
        Object arena() {
            return Arena.ofAuto();
        }
    }

    /** A second hand on the switch. */
    @Breaks("trading-state")
    public static final class SecondHand {
        void restart(TradingStateMachine machine) {
            machine.start(false);
        }
    }
}
