package io.millrace.model.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layouts as numbers: field, offset, size. Every field is written with distinct bytes, and just
 * these bytes must change, lowest first.
 */
class LayoutTest {

    private static final long PATTERN = 0x1112131415161718L;
    private static final int AT = 16;

    @Test
    void shouldFreezeTheTradeLayout() {
        assertEquals(48, TradeFlyweight.LENGTH);
        assertLayout(
                new TradeFlyweight(),
                """
                        venueTimeNs 0 8
                        receiveTimeNs 8 8
                        price 16 8
                        size 24 8
                        venueSequence 32 8
                        aggressor 40 1
                        suspect 41 1
                """);
    }

    @Test
    void shouldFreezeTheQuoteLayout() {
        assertEquals(64, QuoteFlyweight.LENGTH);
        assertLayout(
                new QuoteFlyweight(),
                """
                        venueTimeNs 0 8
                        receiveTimeNs 8 8
                        bidPrice 16 8
                        askPrice 24 8
                        bidSize 32 8
                        askSize 40 8
                        venueSequence 48 8
                        suspect 56 1
                """);
    }

    @Test
    void shouldFreezeTheBarLayout() {
        assertEquals(56, BarFlyweight.LENGTH);
        assertLayout(
                new BarFlyweight(),
                """
                        startNs 0 8
                        open 8 8
                        high 16 8
                        low 24 8
                        close 32 8
                        volume 40 8
                        tradeCount 48 4
                        timeframe 52 4
                """);
    }

    @Test
    void shouldFreezeTheTimerLayout() {
        assertEquals(16, TimerFlyweight.LENGTH);
        assertLayout(
                new TimerFlyweight(),
                """
                        dueNs 0 8
                        kind 8 8
                """);
    }

    @Test
    void shouldFreezeTheRegimeLayout() {
        assertEquals(56, RegimeFlyweight.LENGTH);
        assertLayout(
                new RegimeFlyweight(),
                """
                        barStartNs 0 8
                        timeframe 8 4
                        from 12 4
                        to 16 4
                        readings 20 4
                        adx 24 8
                        rSquared 32 8
                        plusDi 40 8
                        minusDi 48 8
                """);
    }

    @Test
    void shouldFreezeTheDecisionLayout() {
        assertEquals(344, DecisionFlyweight.LENGTH);
        assertLayout(
                new DecisionFlyweight(),
                """
                        barStartNs 0 8
                        timeframe 8 4
                        strategyId 12 4
                        action 16 4
                        outcome 20 4
                        reason 24 4
                        block 28 4
                        mode 32 4
                        regime 36 4
                        volatilityState 40 4
                        sizeRequest 44 4
                        sizeCode 48 4
                        sizeCap 52 4
                        confidence 56 4
                        verdict 60 4
                        requestValue 64 8
                        price 72 8
                        entryPrice 80 8
                        stopPrice 88 8
                        targetPrice 96 8
                        size 104 8
                        position 112 8
                        riskAmount 120 8
                        riskFraction 128 8
                        trigger 136 8
                """);
    }

    @Test
    void shouldFreezeTheIndicatorsAtTheEndOfTheDecisionLayout() {
        assertEquals(112, IndicatorValuesFlyweight.LENGTH);
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]);
        new DecisionFlyweight().wrap(bytes, 0).indicators().kama(1.5);
        assertEquals(1.5, bytes.getDouble(144, ByteOrder.LITTLE_ENDIAN));
        assertLayout(
                new IndicatorValuesFlyweight(),
                """
                        kama 0 8
                        atr 8 8
                        atrAverage 16 8
                        rsi 24 8
                        adx 32 8
                        rSquared 40 8
                        slope 48 8
                        efficiencyRatio 56 8
                        spreadVolatility 64 8
                        sma 72 8
                        upperBand 80 8
                        lowerBand 88 8
                        volume 96 8
                        averageVolume 104 8
                """);
    }

    @Test
    void shouldFreezeTheNoiseAtTheEndOfTheDecisionLayout() {
        assertEquals(40, NoiseFlyweight.LENGTH);
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]);
        new DecisionFlyweight().wrap(bytes, 0).noise().measured(2.5);
        assertEquals(2.5, bytes.getDouble(256, ByteOrder.LITTLE_ENDIAN));
        assertLayout(
                new NoiseFlyweight(),
                """
                        measured 0 8
                        allowed 8 8
                        shortRange 16 8
                        usualRange 24 8
                        spike 32 4
                        notApplicable 36 4
                """);
    }

    @Test
    void shouldFreezeTheQuoteBarLayout() {
        assertEquals(80, QuoteBarFlyweight.LENGTH);
        assertLayout(
                new QuoteBarFlyweight(),
                """
                        startNs 0 8
                        bidOpen 8 8
                        bidHigh 16 8
                        bidLow 24 8
                        bidClose 32 8
                        askOpen 40 8
                        askHigh 48 8
                        askLow 56 8
                        askClose 64 8
                        quoteCount 72 4
                        timeframe 76 4
                """);
    }

    @Test
    void shouldFreezeTheQualityLayout() {
        assertEquals(48, QualityFlyweight.LENGTH);
        assertLayout(
                new QualityFlyweight(),
                """
                        venueTimeNs 0 8
                        kind 8 4
                        policy 12 4
                        measured 16 8
                        allowed 24 8
                        count 32 8
                        goodTicksMissing 40 4
                        reserved 44 4
                """);
    }

    @Test
    void shouldFreezeTheOrderLayout() {
        assertEquals(80, OrderFlyweight.BASE_LENGTH);
        assertLayout(
                new OrderFlyweight(),
                """
                        number 0 4
                        action 4 1
                        side 5 1
                        orderType 6 1
                        role 7 1
                        strategyId 8 4
                        verdict 12 2
                        timeInForce 14 1
                        reduceOnly 15 1
                        size 16 8
                        limitPrice 24 8
                        stopPrice 32 8
                        referencePrice 40 8
                        targetSequence 48 8
                        targetNumber 56 4
                        failedChecks 60 4
                        notApplicable 64 4
                        matrix 68 4
                        expireNs 72 8
                """);
    }

    @Test
    void shouldFreezeTheExecutionLayout() {
        assertEquals(64, ExecutionFlyweight.LENGTH);
        assertLayout(
                new ExecutionFlyweight(),
                """
                        orderSequence 0 8
                        orderNumber 8 4
                        kind 12 1
                        side 13 1
                        role 14 1
                        reason 15 1
                        price 16 8
                        size 24 8
                        remaining 32 8
                        fee 40 8
                        venueTimeNs 48 8
                        strategyId 56 4
                        liquidity 60 4
                """);
    }

    @Test
    void shouldFreezeTheAccountLayout() {
        assertEquals(120, AccountFlyweight.LENGTH);
        assertLayout(
                new AccountFlyweight(),
                """
                        position 0 8
                        averagePrice 8 8
                        realisedPnl 16 8
                        fees 24 8
                        cash 32 8
                        equity 40 8
                        peakEquity 48 8
                        sessionBase 56 8
                        roundTripPnl 64 8
                        mark 72 8
                        strategyId 80 4
                        currency 84 4
                        strategyPosition 88 8
                        netDeposits 96 8
                        charges 104 8
                        rate 112 8
                """);
    }

    @Test
    void shouldFreezeTheCashFlowLayout() {
        assertEquals(24, CashFlowFlyweight.LENGTH);
        assertLayout(
                new CashFlowFlyweight(),
                """
                        venueTimeNs 0 8
                        amount 8 8
                        currency 16 4
                        reserved 20 4
                """);
    }

    @Test
    void shouldFreezeTheHealthLayout() {
        assertEquals(40, HealthFlyweight.LENGTH);
        assertLayout(
                new HealthFlyweight(),
                """
                        durableLagNs 0 8
                        freeBytes 8 8
                        linkSilentNs 16 8
                        clockSkewNs 24 8
                        flags 32 4
                        reserved 36 4
                """);
    }

    @Test
    void shouldFreezeTheCommandLayout() {
        assertEquals(56, CommandFlyweight.LENGTH);
        assertLayout(
                new CommandFlyweight(),
                """
                        commandId 0 8
                        kind 8 4
                        role 12 4
                        userId 16 4
                        strategyId 20 4
                        limit 24 4
                        flags 28 4
                        value 32 8
                        haltSequence 40 8
                        givenNs 48 8
                """);
    }

    @Test
    void shouldFreezeTheCommandResultLayout() {
        assertEquals(40, CommandResultFlyweight.LENGTH);
        assertLayout(
                new CommandResultFlyweight(),
                """
                        commandId 0 8
                        kind 8 4
                        outcome 12 4
                        before 16 8
                        after 24 8
                        count 32 4
                        reserved 36 4
                """);
    }

    @Test
    void shouldHoldAPieceOfText() {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[CommandTextFlyweight.LENGTH]);
        byte[] words = "Gründe".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        new CommandTextFlyweight().wrap(bytes, 0).commandId(7).part(2).text(words, 0, 7);
        byte[] read = new byte[7];
        new CommandTextFlyweight().wrap(bytes, 0).text(read, 0);

        assertEquals(80, CommandTextFlyweight.LENGTH);
        assertEquals(7, bytes.getLong(0, ByteOrder.LITTLE_ENDIAN));
        assertEquals(2, bytes.getInt(8, ByteOrder.LITTLE_ENDIAN));
        assertEquals(7, bytes.getInt(12, ByteOrder.LITTLE_ENDIAN));
        assertArrayEquals(words, read);
        assertEquals((byte) 'G', bytes.getByte(16));
    }

    @Test
    void shouldFreezeTheStrategyLayout() {
        assertEquals(40, StrategyFlyweight.LENGTH);
        assertLayout(
                new StrategyFlyweight(),
                """
                        strategyId 0 4
                        enabled 4 4
                        cause 8 4
                        instrumentId 12 4
                        value 16 8
                        limit 24 8
                        untilNs 32 8
                """);
    }

    @Test
    void shouldFreezeThePlanAtTheEndOfTheDecisionLayout() {
        assertEquals(48, PlanFlyweight.LENGTH);
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]);
        new DecisionFlyweight().wrap(bytes, 0).plan().weight(0.9);
        assertEquals(0.9, bytes.getDouble(336, ByteOrder.LITTLE_ENDIAN));
        assertLayout(
                new PlanFlyweight(),
                """
                        orderType 0 4
                        timeInForce 4 4
                        features 8 4
                        reserved 12 4
                        triggerPrice 16 8
                        trail 24 8
                        expireNs 32 8
                        weight 40 8
                """);
    }

    @Test
    void shouldFreezeTheStateLayout() {
        assertEquals(40, StateFlyweight.LENGTH);
        assertLayout(
                new StateFlyweight(),
                """
                        from 0 4
                        to 4 4
                        cause 8 4
                        value 16 8
                        limit 24 8
                        base 32 8
                """);
    }

    @Test
    void shouldPutTheOperandsOfEachCheckBehindTheOrder() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
        OrderFlyweight order = new OrderFlyweight().wrap(buffer, AT);
        for (int check = 1; check <= 29; check++) {
            order.operands(check, 100 + check, 200 + check);
        }
        for (int check = 1; check <= 29; check++) {
            int at = AT + 80 + 16 * (check - 1);
            assertEquals(100 + check, buffer.getByte(at) & 0xFF);
            assertEquals(200 + check, buffer.getByte(at + 8) & 0xFF);
            assertEquals(100 + check, order.operand(check));
            assertEquals(200 + check, order.limit(check));
        }
        assertEquals(544, OrderFlyweight.JUDGED_LENGTH);
        assertEquals(29, OrderFlyweight.CHECKS);
    }

    private static void assertLayout(Object flyweight, String table) {
        List<String> expected = table.lines().map(String::strip).toList();
        List<String> fields =
                expected.stream().map(row -> row.substring(0, row.indexOf(' '))).toList();
        List<String> written =
                fields.stream().map(field -> written(flyweight, setter(flyweight, field))).toList();
        List<String> setters =
                Arrays.stream(flyweight.getClass().getMethods())
                        .filter(method -> method.getParameterCount() == 1)
                        .filter(method -> method.getReturnType() == flyweight.getClass())
                        .map(Method::getName)
                        .sorted()
                        .toList();

        assertEquals(expected, written);
        assertEquals(fields.stream().sorted().toList(), setters);
    }

    private static Method setter(Object flyweight, String field) {
        return Arrays.stream(flyweight.getClass().getMethods())
                .filter(method -> method.getName().equals(field))
                .filter(method -> method.getReturnType() == flyweight.getClass())
                .findFirst()
                .orElseThrow();
    }

    /** Writes one field, and tells which bytes changed. */
    private static String written(Object flyweight, Method setter) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        try {
            flyweight
                    .getClass()
                    .getMethod("wrap", MutableDirectBuffer.class, int.class)
                    .invoke(flyweight, buffer, AT);
            Object value = pattern(setter.getParameterTypes()[0]);
            setter.invoke(flyweight, value);
            assertEquals(value, flyweight.getClass().getMethod(setter.getName()).invoke(flyweight));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(setter.getName(), e);
        }
        int first = 0;
        while (buffer.getByte(first) == 0) {
            first++;
        }
        int size = 0;
        while (buffer.getByte(first + size) == 0x18 - size) {
            size++;
        }
        for (int at = 0; at < 512; at++) {
            boolean own = at >= first && at < first + size;
            assertEquals(own, buffer.getByte(at) != 0, setter.getName() + " at " + at);
        }
        return setter.getName() + " " + (first - AT) + " " + size;
    }

    private static Object pattern(Class<?> type) {
        return switch (type.getName()) {
            case "byte" -> (byte) PATTERN;
            case "short" -> (short) PATTERN;
            case "int" -> (int) PATTERN;
            case "long" -> PATTERN;
            default -> Double.longBitsToDouble(PATTERN);
        };
    }

    @Test
    void shouldFreezeTheNumbersOfTheRecordTypes() {
        String numbers =
                Arrays.stream(EventType.class.getFields())
                        .map(field -> field.getName() + " " + number(field))
                        .collect(Collectors.joining(", "));
        assertEquals(
                "TRADE 1, QUOTE 2, BAR 3, TIMER 4, QUOTE_BAR 5, CASH_FLOW 6,"
                        + " HEALTH 7, COMMAND 8, COMMAND_TEXT 9,"
                        + " BAR_CLOSED 100,"
                        + " REGIME_CHANGE 101, DECISION 102, ORDER 103, SEND 104, EXECUTION 105,"
                        + " ACCOUNT 106, STATE_CHANGE 107, DATA_QUALITY 108, QUOTE_BAR_CLOSED 109,"
                        + " STRATEGY_CHANGE 110, COMMAND_RESULT 111, EPOCH_HEAD 200,"
                        + " SETTINGS 201, INSTRUMENTS 202,"
                        + " CHECKPOINT 203",
                numbers);
    }

    private static int number(java.lang.reflect.Field field) {
        try {
            int number = field.getInt(null);
            assertEquals(field.getName(), EventType.name(number));
            assertEquals(number < 100, EventType.isInput(number));
            assertEquals(number >= 100 && number < 200, EventType.isOutput(number));
            return number;
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.getName(), e);
        }
    }

    @Test
    void shouldNameUnknownTypesByTheirNumber() {
        assertEquals("TYPE_99", EventType.name(99));
        assertEquals("TYPE_0", EventType.name(0));
        assertEquals(false, EventType.isInput(0));
        assertEquals(false, EventType.isInput(-1));
        assertEquals(false, EventType.isOutput(200));
    }
}
