package io.millrace.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.List;

/** Settings that contradict themselves, and their messages. */
class GateLimitsTest {

    private static void assertFault(String expected, Executable maker) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, maker).getMessage());
    }

    private static MarketLimits market(long windowNs, String allow, String deny) {
        return new MarketLimits(List.of(allow), List.of(deny), SessionCheck.ON, 500, windowNs, 100);
    }

    private static FlowLimits flow(int rate, int burst) {
        return new FlowLimits(rate, burst, 10, 20, FlowLimits.STANDARD.losses(), List.of());
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertFault(
                "deny has A, and so has allow; a symbol must be in one of the two at most",
                () -> market(300_000_000_000L, "A", "A"));
        assertFault(
                "collar_window_length is 1; it must be from 10000000000 to 86400000000000",
                () -> market(1, "A", "B"));
        assertFault(
                "message_burst is 2; with a message_rate it must be 3 or more, so that an entry and"
                        + " its stop pass beside the fifth that is reserved",
                () -> flow(1, 2));
        assertEquals(2, flow(0, 2).messageBurst());
        assertFault(
                "trips is 0; it must be from 1 to 1000000",
                () -> new FlowLimits.Losses(0, 1_000_000_000L));
        assertFault(
                "max_leverage_margin is 9999 bp; it must be from 10000 to 1000000 bp",
                () -> new AccountLimits(0, 1, 1, 10_000, 9_999, 0, 1));
        assertFault(
                "correlation is 1.1; it must be from 0 to 1",
                () -> new AccountLimits(110_000_000, 1, 1, 10_000, 20_000, 0, 1));
    }
}
