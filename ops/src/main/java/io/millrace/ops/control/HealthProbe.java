package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.instrument.Instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Measures journal and disk now and then, and puts a HEALTH event among the inputs. Of a venue and
 * its clock a paper run knows nothing. Input thread.
 */
final class HealthProbe {

    private static final long NOW = Long.MIN_VALUE;

    private final Path home;
    private final LongSupplier durable;
    private final long intervalNs;
    private final HealthFlyweight record = new HealthFlyweight();
    private long nextNs;
    private long awaited;
    private long sinceNs;

    /**
     * A probe before its first measurement.
     *
     * @param home on the disk that is measured
     * @param durable newest input on the disk; {@link Long#MAX_VALUE} where none is forced
     * @param intervalNs between two measurements
     */
    HealthProbe(Path home, LongSupplier durable, long intervalNs) {
        this.home = home;
        this.durable = durable;
        this.intervalNs = intervalNs;
        nextNs = System.nanoTime();
    }

    void look(Inlet inlet) {
        long nowNs = System.nanoTime();
        boolean isDurable = durable.getAsLong() >= awaited;
        if (isDurable) {
            awaited = inlet.sequence();
            sinceNs = nowNs;
        }
        if (inlet.sequence() == 0 || nowNs - nextNs < 0) {
            return;
        }
        nextNs = nowNs + intervalNs;
        int at = inlet.claim(EventType.HEALTH, Instrument.NONE, HealthFlyweight.LENGTH, NOW);
        if (at != EventSink.CLOSED) {
            record.wrap(inlet.buffer(), at)
                    .durableLagNs(isDurable ? 0 : nowNs - sinceNs)
                    .freeBytes(freeBytes());
            inlet.commit();
        }
    }

    /** A disk that cannot be asked has no room. */
    private long freeBytes() {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
