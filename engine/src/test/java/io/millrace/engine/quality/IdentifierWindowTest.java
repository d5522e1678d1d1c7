package io.millrace.engine.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

final class IdentifierWindowTest {

    @Test
    void shouldAgreeWithASetOfAllNumbers() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        IdentifierWindow window = new IdentifierWindow();
        Set<Long> seen = new HashSet<>();
        long newest = 0;
        for (int i = 0; i < 200_000; i++) {
            long step = random.nextInt(100) == 0 ? random.nextInt(900) : random.nextInt(4);
            long number = Math.max(1, newest + 1 + step - random.nextInt(20));
            boolean tooOld = newest - number >= IdentifierWindow.LENGTH;
            assertEquals(
                    !tooOld && seen.contains(number),
                    window.hasSeen(number),
                    "seed " + seed + ", number " + number + " at " + i);
            if (!tooOld) {
                window.see(number);
                seen.add(number);
                newest = Math.max(newest, number);
            }
            assertEquals(newest, window.newest());
        }
        assertTrue(seen.size() > 10_000);
    }

    @Test
    void shouldCountWhatIsLeftOut() {
        IdentifierWindow window = new IdentifierWindow();
        assertEquals(0, window.missingBefore(1_000_000));
        window.see(1_000_000);
        assertEquals(0, window.missingBefore(1_000_001));
        assertEquals(4, window.missingBefore(1_000_005));
        assertEquals(0, window.missingBefore(999_999));
    }
}
