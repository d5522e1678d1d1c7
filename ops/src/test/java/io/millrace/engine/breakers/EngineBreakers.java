package io.millrace.engine.breakers;

import com.lmax.disruptor.RingBuffer;

import io.millrace.feed.file.FileSource;
import io.millrace.ops.house.Breaks;

import net.openhft.chronicle.bytes.Bytes;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Breaks rules of sight from inside the engine. */
public final class EngineBreakers {

    private EngineBreakers() {}

    /** An engine that knows files of a venue. */
    @Breaks("inward-engine")
    public static final class SeesFeed {
        @Nullable FileSource source;
    }

    /** A second ring. */
    @Breaks("library-disruptor")
    public static final class SecondRing {
        @Nullable RingBuffer<String> ring;
    }

    /** A second journal. */
    @Breaks("library-chronicle")
    public static final class SecondJournal {
        @Nullable Bytes<?> bytes;
    }

    /** A second place that measures. */
    @Breaks("library-histogram")
    public static final class SecondHistogram {
        Object measured() {
            return new Histogram(2);
        }
    }
}
