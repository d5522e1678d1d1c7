package io.millrace.ops.config;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of an instrument that may be left out: fees, carry, impact, margin and groups. */
final class InstrumentTerms {

    private static final long BASIS_POINT = 10_000;
    private static final Terms STANDARD = Terms.STANDARD;
    private static final String TIERS = "fee_tiers";
    private static final String MAINTENANCE = "maintenance_margin";

    private static final Map<String, Kind> KEYS = keys();
    private static final Map<String, Object> STANDARDS = values(STANDARD);

    private InstrumentTerms() {}

    private static Map<String, Kind> keys() {
        Map<String, Kind> keys = new LinkedHashMap<>();
        keys.put("fee_per_unit", Kind.AMOUNT);
        keys.put("fee_minimum", Kind.AMOUNT);
        keys.put(TIERS, Kind.TEXTS);
        keys.put("borrow_rate", Kind.AMOUNT);
        keys.put("funding_rate", Kind.AMOUNT);
        keys.put("funding_interval", Kind.DURATION);
        keys.put("large_order", Kind.AMOUNT);
        keys.put("large_order_slippage_bps", Kind.AMOUNT);
        keys.put("impact", Kind.AMOUNT);
        keys.put("initial_margin", Kind.AMOUNT);
        keys.put(MAINTENANCE, Kind.AMOUNT);
        keys.put("base_currency", Kind.TEXT);
        keys.put("group", Kind.TEXT);
        keys.put("daily_volume", Kind.AMOUNT);
        return keys;
    }

    /** Every key with the form of its value. */
    static Map<String, Kind> all() {
        return KEYS;
    }

    /** Makes terms of the keys that are there; the others have their defaults. */
    static Terms read(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(STANDARDS);
        values.putAll(given);
        if (!given.containsKey(MAINTENANCE)) {
            values.put(MAINTENANCE, amount(values, "initial_margin"));
        }
        return new Terms(
                new FeeSchedule(
                        amount(values, "fee_per_unit"),
                        amount(values, "fee_minimum"),
                        tiers(texts(values))),
                new Terms.Carry(
                        amount(values, "borrow_rate"),
                        amount(values, "funding_rate"),
                        amount(values, "funding_interval")),
                new Terms.Impact(
                        amount(values, "large_order"),
                        amount(values, "large_order_slippage_bps") / BASIS_POINT,
                        amount(values, "impact")),
                new Terms.Margin(amount(values, "initial_margin"), amount(values, MAINTENANCE)),
                text(values, "base_currency"),
                text(values, "group"),
                amount(values, "daily_volume"));
    }

    /** What differs from the defaults, in the order of the keys. */
    static Map<String, Object> write(Terms terms) {
        Map<String, Object> values = values(terms);
        boolean margin = terms.margin().isUsed();
        values.entrySet()
                .removeIf(
                        each ->
                                each.getValue().equals(STANDARDS.get(each.getKey()))
                                        && !(margin && MAINTENANCE.equals(each.getKey())));
        return values;
    }

    private static Map<String, Object> values(Terms terms) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fee_per_unit", terms.fees().perUnit());
        values.put("fee_minimum", terms.fees().least());
        values.put(TIERS, terms.fees().tiers().stream().map(InstrumentTerms::text).toList());
        values.put("borrow_rate", terms.carry().borrowRate());
        values.put("funding_rate", terms.carry().fundingRate());
        values.put("funding_interval", terms.carry().fundingIntervalNs());
        values.put("large_order", terms.impact().largeOrder());
        values.put("large_order_slippage_bps", terms.impact().largeSlippage() * BASIS_POINT);
        values.put("impact", terms.impact().rootCoefficient());
        values.put("initial_margin", terms.margin().initial());
        values.put(MAINTENANCE, terms.margin().maintenance());
        values.put("base_currency", terms.baseCurrency());
        values.put("group", terms.group());
        values.put("daily_volume", terms.dailyVolume());
        return values;
    }

    private static String text(FeeSchedule.Tier tier) {
        return FixedPoint.toText(tier.volume())
                + " "
                + FixedPoint.toText(tier.makerFee() * BASIS_POINT)
                + " "
                + FixedPoint.toText(tier.takerFee() * BASIS_POINT);
    }

    private static List<FeeSchedule.Tier> tiers(List<?> texts) {
        List<FeeSchedule.Tier> tiers = new ArrayList<>();
        for (Object text : texts) {
            tiers.add(tier((String) text));
        }
        return tiers;
    }

    private static FeeSchedule.Tier tier(String text) {
        String[] parts = text.strip().split(" +", -1);
        if (parts.length != 3) {
            throw wrongTier(text, "it must be VOLUME MAKER_BPS TAKER_BPS, such as \"1000000 1 4\"");
        }
        try {
            return new FeeSchedule.Tier(
                    FixedPoint.parse(parts[0]), rate(text, parts[1]), rate(text, parts[2]));
        } catch (NumberFormatException e) {
            throw wrongTier(text, String.valueOf(e.getMessage()));
        }
    }

    private static long rate(String tier, String basisPoints) {
        long rate = FixedPoint.parse(basisPoints) / BASIS_POINT;
        if (Math.abs(rate) >= FixedPoint.ONE / 10) {
            throw wrongTier(tier, "its fees must be within ±1000 bp");
        }
        return rate;
    }

    private static IllegalArgumentException wrongTier(String text, String expectation) {
        return new IllegalArgumentException(TIERS + " has \"" + text + "\"; " + expectation);
    }

    private static long amount(Map<String, Object> values, String key) {
        return values.get(key) instanceof Long amount ? amount : 0;
    }

    private static String text(Map<String, Object> values, String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    private static List<?> texts(Map<String, Object> values) {
        return values.get(TIERS) instanceof List<?> texts ? texts : List.of();
    }
}
