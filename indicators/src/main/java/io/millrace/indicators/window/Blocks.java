package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * How a window cut into blocks of its period is saved: a value of the block under way lies where
 * the one of the last whole block lay that it drove out. Cold path, stateless.
 */
final class Blocks {

    private Blocks() {}

    static void save(StateSink sink, double[] values, int begun, boolean isFull) {
        sink.putInt(isFull ? values.length : begun);
        sink.putInt(begun);
        for (int i = begun; isFull && i < values.length; i++) {
            sink.putDouble(values[i]);
        }
        for (int i = 0; i < begun; i++) {
            sink.putDouble(values[i]);
        }
    }

    static void load(StateSource source, double[] values, int count, int begun) {
        for (int i = begun; i < count; i++) {
            values[i] = source.takeDouble();
        }
        for (int i = 0; i < begun; i++) {
            values[i] = source.takeDouble();
        }
    }
}
