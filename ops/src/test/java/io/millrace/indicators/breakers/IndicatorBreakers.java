package io.millrace.indicators.breakers;

import io.millrace.ops.house.Breaks;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.function.DoubleUnaryOperator;

/** Breaks rules from where the mathematics is. */
public final class IndicatorBreakers {

    private IndicatorBreakers() {}

    /** Mathematics that knows bytes. */
    @Breaks("inward-indicators")
    public static final class SeesBytes {
        UnsafeBuffer bytes = new UnsafeBuffer();
    }

    /** A logarithm that the processor may round its own way. */
    @Breaks("strict-math")
    public static final class LooseLogarithm {
        double log(double value) {
            return Math.log(value);
        }
    }

    /** The same as a method reference. */
    @Breaks("strict-math")
    public static final class LooseExponential {
        DoubleUnaryOperator exp() {
            return Math::exp;
        }
    }
}
