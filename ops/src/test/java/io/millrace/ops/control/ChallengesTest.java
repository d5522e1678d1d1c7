package io.millrace.ops.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

/** The challenge of a reset. */
class ChallengesTest {

    private final AtomicLong nowNs = new AtomicLong(5);
    private final Challenges challenges = new Challenges(nowNs::get);

    @Test
    void shouldBeGoodOnce() {
        String challenge = challenges.give("ann", 7);

        assertEquals(32, challenge.length());
        assertEquals("", challenges.redeem(challenge, "ann", 7));
        assertEquals("the challenge was used already", challenges.redeem(challenge, "ann", 7));
    }

    @Test
    void shouldBeGoodForAMinuteAndNotLonger() {
        String first = challenges.give("ann", 7);
        String second = challenges.give("ann", 7);
        assertNotEquals(first, second);

        nowNs.addAndGet(60_000_000_000L);
        assertEquals("", challenges.redeem(first, "ann", 7));
        nowNs.addAndGet(1);
        assertEquals("the challenge is older than 60 s", challenges.redeem(second, "ann", 7));
    }

    @Test
    void shouldBeGoodForItsUserAndItsHalt() {
        String challenge = challenges.give("ann", 7);

        assertEquals("the challenge is wrong", challenges.redeem("deadbeef", "ann", 7));
        assertEquals("the challenge is wrong", challenges.redeem(challenge, "bob", 7));
        assertEquals("the challenge was given for halt 7", challenges.redeem(challenge, "ann", 8));
        assertEquals("the challenge was used already", challenges.redeem(challenge, "ann", 7));
    }

    @Test
    void shouldForgetTheOldestOfMany() {
        String first = challenges.give("ann", 1);
        for (int i = 0; i < 64; i++) {
            challenges.give("ann", 2);
        }

        assertEquals("the challenge is wrong", challenges.redeem(first, "ann", 1));
    }
}
