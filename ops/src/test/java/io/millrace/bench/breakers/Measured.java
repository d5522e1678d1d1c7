package io.millrace.bench.breakers;

/** Stands for a class of the benchmarks, for the breaker that sees one. */
public final class Measured {

    /** Made by nobody. */
    public Measured() {}
}
