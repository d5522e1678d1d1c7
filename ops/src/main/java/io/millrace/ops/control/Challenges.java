package io.millrace.ops.control;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The first step of a reset gives a challenge: good once, for a minute, for the user who asked, and
 * for the halt that held then. Any thread.
 */
final class Challenges {

    /** How long a challenge is good. */
    static final long LIFE_NS = TimeUnit.SECONDS.toNanos(60);

    private static final int KEPT = 64;
    private static final int BYTES = 16;

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Given> given = new LinkedHashMap<>();

    private record Given(String user, long halt, long timeNs, boolean isUsed) {}

    Challenges(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized String give(String user, long halt) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String challenge = HexFormat.of().formatHex(bytes);
        if (given.size() == KEPT) {
            given.remove(given.keySet().iterator().next());
        }
        given.put(challenge, new Given(user, halt, nanoTime.getAsLong(), false));
        return challenge;
    }

    /**
     * Uses a challenge up.
     *
     * @return what is wrong with it; empty when it is good
     */
    synchronized String redeem(String challenge, String user, long halt) {
        Given one = given.get(challenge);
        if (one == null || !one.user().equals(user)) {
            return "the challenge is wrong";
        }
        if (one.isUsed()) {
            return "the challenge was used already";
        }
        if (nanoTime.getAsLong() - one.timeNs() > LIFE_NS) {
            return "the challenge is older than 60 s";
        }
        given.put(challenge, new Given(user, one.halt(), one.timeNs(), true));
        return one.halt() == halt ? "" : "the challenge was given for halt " + one.halt();
    }
}
