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
        assertRefused("drawdown_bps is 10001; it must be from 1 to 10000");
        limits.dailyLossBps = 0;
        assertRefused("daily_loss_bps is 0; it must be from 1 to 10000");
        limits.maxPositionBps = 0;
        assertRefused("max_position_bps is 0; it must be from 1 to 100000");
        limits.maxQuoteAgeNs = 0;
        assertRefused("max_quote_age is 0; it must be from 1 to 9223372036854775807");
        limits.maxValueBps = 100_001;
        assertRefused("max_order_value_bps is 100001; it must be from 1 to 100000");
    }

    @Test
    void shouldRefuseMoreOrdersPerSymbolThanInAll() {
        limits.maxOpenOrders = 10;
        limits.maxOpenOrdersPerSymbol = 11;
        assertRefused("max_open_orders_per_symbol is 11; it must be from 1 to 10");
    }
}
