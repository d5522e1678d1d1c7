package io.millrace.engine.ring;

import com.lmax.disruptor.WaitStrategy;

/** How the ring's consumer waits, for a bare ring that is to wait like it. */
public final class ConsumerWait {

    private ConsumerWait() {}

    /**
     * The ring library's strategy.
     *
     * @param mode of the settings
     * @return a new one
     */
    public static WaitStrategy of(WaitMode mode) {
        return mode.consumer();
    }
}
