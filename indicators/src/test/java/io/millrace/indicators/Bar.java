package io.millrace.indicators;

/** One bar of a test series; columns that a golden file lacks are NaN. */
public record Bar(double high, double low, double close, double volume) {}
