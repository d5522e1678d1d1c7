package io.millrace.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RiskLimitsTest {

    private final TestLimits limits = new TestLimits();

    private void assertRefused(String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, limits::build).getMessage());
    }

    @Test
    void shouldRefuseLimitsBeyondTheirRange() {
        limits.drawdownBps = 10_001;
        assertRefused("drawdown is 10001 bp; it must be from 1 to 10000 bp");
        limits.dailyLossBps = 0;
        assertRefused("daily_loss is 0 bp; it must be from 1 to 10000 bp");
        limits.maxPositionBps = 0;
        assertRefused("max_position is 0 bp; it must be from 1 to 100000 bp");
        limits.maxQuoteAgeNs = 0;
        assertRefused("max_quote_age is 0; it must be from 1 to 9223372036854775807");
        limits.maxValueBps = 100_001;
        assertRefused("max_order_value is 100001 bp; it must be from 1 to 100000 bp");
    }

    @Test
    void shouldRefuseMoreOrdersPerSymbolThanInAll() {
        limits.maxOpenOrders = 10;
        limits.maxOpenOrdersPerSymbol = 11;
        assertRefused("max_open_orders_per_symbol is 11; it must be from 1 to 10");
    }
}
