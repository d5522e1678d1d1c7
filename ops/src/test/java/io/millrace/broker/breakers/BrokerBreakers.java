package io.millrace.broker.breakers;

import io.millrace.ops.house.Breaks;
import io.millrace.risk.PreTradeGate;

import org.jspecify.annotations.Nullable;

import java.util.Random;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Breaks rules from where orders leave. */
public final class BrokerBreakers {

    private BrokerBreakers() {}

    /** A broker that judges. */
    @Breaks("inward-broker")
    public static final class SeesRisk {
        @Nullable PreTradeGate gate;
    }

    /** A fill by luck. */
    @Breaks("ambient-chance")
    public static final class Lucky {
        Object luck() {
            return new Random(1);
        }
    }

    /** Luck by reference. */
    @Breaks("ambient-chance")
    public static final class RefersToLuck {
        DoubleSupplier luck() {
            return Math::random;
        }
    }

    /** An order number that no replay can know. */
    @Breaks("ambient-chance")
    public static final class RandomName {
        Supplier<UUID> name() {
            return UUID::randomUUID;
        }
    }
}
