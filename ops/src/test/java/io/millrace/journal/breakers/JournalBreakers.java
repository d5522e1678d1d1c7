package io.millrace.journal.breakers;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.state.Side;
import io.millrace.ops.house.Breaks;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Breaks rules from where everything is written down. */
public final class JournalBreakers {

    private JournalBreakers() {}

    /** A journal that sends orders. */
    @Breaks("inward-journal")
    public static final class SeesBroker {
        @Nullable BrokerGateway gateway;
    }

    /** A journal with an address. */
    @Breaks("network")
    public static final class Address {
        Object address() {
            return new InetSocketAddress(1);
        }
    }

    /** A journal over a wire. */
    @Breaks("network")
    public static final class Wire {
        @Nullable SocketChannel channel;
    }

    /** Names in the order of their hash. */
    @Breaks("chance-order")
    public static final class HashOrder {
        Map<String, String> names() {
            return new HashMap<>();
        }
    }

    /** An enum hashes by its place in memory. */
    @Breaks("chance-order")
    public static final class HashOfEnum {
        int hash(Side side) {
            return side.hashCode();
        }
    }

    /** Names in an order that is salted anew in every process. */
    @Breaks("chance-order")
    public static final class SaltedOrder {
        Set<String> names() {
            return Set.of("one", "two");
        }
    }
}
