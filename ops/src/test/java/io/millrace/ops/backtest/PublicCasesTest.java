package io.millrace.ops.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.cli.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/**
 * The public cases of empyrical-reloaded, where they are at hand. Left out: the tail fit (gpd), the
 * fragility of beta, aggregation to calendar months, and cases whose series are made at random or
 * are tables.
 */
class PublicCasesTest {

    private static final Path FILE =
            Program.root().resolve("../shared/data/vectors/empyrical/empyrical-cases.json");

    private JsonNode root;

    @BeforeEach
    void readCases() throws IOException {
        assumeTrue(Files.isRegularFile(FILE), "skipped: no public cases at " + FILE);
        root = new ObjectMapper().readTree(FILE.toFile());
    }

    @Test
    void shouldGiveTheExpectedNumbers() {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> covered = new TreeMap<>();
        for (JsonNode each : root.get("cases")) {
            String test = each.get("test").asText();
            JsonNode arguments = each.get("args");
            double[] actual = actual(test, arguments);
            if (actual.length == 1 && actual[0] == SKIPPED) {
                continue;
            }
            covered.merge(test, 1, Integer::sum);
            double[] expected = numbers(arguments.get("expected"));
            if (!isNear(expected, actual, tolerance(test))) {
                wrong.add(
                        test
                                + " "
                                + arguments
                                + " is "
                                + Arrays.toString(actual)
                                + ", expected "
                                + Arrays.toString(expected));
            }
        }

        assertEquals(List.of(), wrong);
        int sum = covered.values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(COVERED, sum, covered.toString());
    }

    private static final int COVERED = 150;
    private static final double SKIPPED = -12345.678;
    private static final double[] SKIP = {SKIPPED};

    /** Some cases are printed with four places; their tail ratio is compared in the first one. */
    private static double tolerance(String test) {
        return switch (test) {
            case "test_cum_returns", "test_cum_returns_final", "test_roll_max_drawdown" -> 5e-5;
            case "test_tail_ratio" -> 0.05;
            default -> 1e-8;
        };
    }

    private double[] actual(String test, JsonNode a) {
        for (String name : List.of("returns", "prices", "factor_returns", "benchmark")) {
            String text = a.path(name).asText("0");
            if (!isKnown(text) && !text.matches("-?[0-9.]+")) {
                return SKIP;
            }
        }
        double[] returns = series(a.has("prices") ? a.get("prices") : a.get("returns"));
        double periods =
                a.has("period")
                        ? root.get("periods").get(a.get("period").asText()).asDouble()
                        : 252;
        return switch (test) {
            case "test_simple_returns" -> Returns.simple(returns);
            case "test_cum_returns" -> grown(returns, a.get("starting_value").asDouble());
            case "test_cum_returns_final" -> total(returns, a.get("starting_value").asDouble());
            case "test_max_drawdown" -> one(-Drawdowns.ofReturns(returns));
            case "test_annual_ret", "test_cagr" -> one(Returns.annual(returns, periods));
            case "test_annual_volatility" ->
                    one(Returns.annualVolatility(returns, periods, Deviation.SAMPLE));
            case "test_calmar" ->
                    one(
                            Ratios.calmar(
                                    Returns.annual(returns, periods),
                                    Drawdowns.ofReturns(returns)));
            case "test_omega" -> omega(returns, a);
            case "test_sharpe_ratio" ->
                    one(
                            Ratios.sharpe(
                                    Ratios.above(returns, less(a.get("risk_free"))),
                                    252,
                                    Deviation.SAMPLE));
            case "test_downside_risk" ->
                    one(Ratios.downside(above(returns, a.get("required_return")), periods));
            case "test_sortino" ->
                    one(Ratios.sortino(above(returns, a.get("required_return")), periods));
            case "test_excess_sharpe" ->
                    one(
                            Benchmark.information(
                                    returns,
                                    full(less(a.get("factor_returns")), returns.length),
                                    Deviation.SAMPLE));
            case "test_stability_of_timeseries" -> one(Returns.stability(returns));
            case "test_tail_ratio" -> one(Moments.tailRatio(returns));
            case "test_roll_max_drawdown" ->
                    rolled(returns, returns, a, (r, b) -> one(-Drawdowns.ofReturns(r)));
            case "test_roll_sharpe_ratio" ->
                    rolled(
                            returns,
                            returns,
                            a,
                            (r, b) -> one(Ratios.sharpe(r, 252, Deviation.SAMPLE)));
            default -> paired(test, returns, a);
        };
    }

    private double[] paired(String test, double[] returns, JsonNode a) {
        JsonNode named = a.has("benchmark") ? a.get("benchmark") : a.get("factor_returns");
        if (named == null) {
            return SKIP;
        }
        double[] other = series(named);
        DoublePredicate up = each -> each > 0;
        DoublePredicate down = each -> each < 0;
        return switch (test) {
            case "test_beta" -> one(beta(returns, other));
            case "test_alpha" -> one(alpha(returns, other));
            case "test_alpha_beta" -> both(returns, other);
            case "test_roll_alpha_beta" ->
                    returns.length == 0 ? SKIP : rolled(returns, other, a, PublicCasesTest::both);
            case "test_up_alpha_beta" -> within(returns, other, up, PublicCasesTest::both);
            case "test_down_alpha_beta" -> within(returns, other, down, PublicCasesTest::both);
            case "test_capture_ratio" -> captured(returns, other);
            case "test_up_capture" -> within(returns, other, up, PublicCasesTest::captured);
            case "test_down_capture" -> within(returns, other, down, PublicCasesTest::captured);
            case "test_up_down_capture" -> upDown(returns, other);
            case "test_roll_up_capture" ->
                    rolled(
                            returns,
                            other,
                            a,
                            (r, b) -> within(r, b, up, PublicCasesTest::captured));
            case "test_roll_down_capture" ->
                    rolled(
                            returns,
                            other,
                            a,
                            (r, b) -> within(r, b, down, PublicCasesTest::captured));
            case "test_roll_up_down_capture" -> rolled(returns, other, a, PublicCasesTest::upDown);
            default -> SKIP;
        };
    }

    /** A function of returns and benchmark. */
    @FunctionalInterface
    private interface Metric {
        double[] of(double[] returns, double[] benchmark);
    }

    private static double[] within(
            double[] returns, double[] other, DoublePredicate wanted, Metric metric) {
        int length = Math.min(returns.length, other.length);
        double[] r = last(returns, length);
        double[] b = last(other, length);
        return metric.of(Benchmark.where(r, b, wanted), Benchmark.where(b, b, wanted));
    }

    private static double[] upDown(double[] returns, double[] other) {
        double up = within(returns, other, each -> each > 0, PublicCasesTest::captured)[0];
        double down = within(returns, other, each -> each < 0, PublicCasesTest::captured)[0];
        return one(up / down);
    }

    private static double[] captured(double[] returns, double[] other) {
        return one(Benchmark.capture(returns, other, 252));
    }

    /** Series end on the same day: the longer one begins earlier. */
    private static double[] last(double[] values, int length) {
        return Arrays.copyOfRange(values, values.length - length, values.length);
    }

    private static double beta(double[] returns, double[] other) {
        int length = Math.min(returns.length, other.length);
        return Benchmark.beta(last(returns, length), last(other, length));
    }

    private static double alpha(double[] returns, double[] other) {
        int length = Math.min(returns.length, other.length);
        return length < 2
                ? Double.NaN
                : Benchmark.alpha(last(returns, length), last(other, length), 0, 252);
    }

    private static double[] both(double[] returns, double[] other) {
        return new double[] {alpha(returns, other), beta(returns, other)};
    }

    private static double[] rolled(double[] returns, double[] other, JsonNode a, Metric metric) {
        int window = a.get("window").asInt();
        double[] all = {};
        int length = Math.min(returns.length, other.length);
        for (int from = 0; from + window <= length; from++) {
            double[] next =
                    metric.of(
                            Arrays.copyOfRange(returns, from, from + window),
                            Arrays.copyOfRange(other, from, from + window));
            int end = all.length;
            all = Arrays.copyOf(all, end + next.length);
            System.arraycopy(next, 0, all, end, next.length);
        }
        return all;
    }

    private double[] omega(double[] returns, JsonNode a) {
        double required = a.get("required_return").asDouble();
        if (required <= -1) {
            return one(Double.NaN);
        }
        double threshold = Math.pow(1 + required, 1.0 / 252) - 1;
        double[] excess = Ratios.above(returns, less(a.get("risk_free")));
        return one(Ratios.omega(Ratios.above(excess, threshold)));
    }

    private static double[] grown(double[] returns, double start) {
        double[] growth = Returns.growth(returns);
        for (int i = 0; i < growth.length; i++) {
            growth[i] = start == 0 ? growth[i] - 1 : growth[i] * start;
        }
        return growth;
    }

    private static double[] total(double[] returns, double start) {
        double total = Returns.total(returns);
        return one(start == 0 ? total - 1 : total * start);
    }

    private double[] above(double[] returns, JsonNode required) {
        return Ratios.above(returns, less(required));
    }

    private double[] less(JsonNode named) {
        String text = named.asText();
        return isKnown(text) ? series(named) : one(Double.parseDouble(text));
    }

    private static double[] full(double[] values, int length) {
        if (values.length != 1) {
            return values;
        }
        double[] full = new double[length];
        Arrays.fill(full, values[0]);
        return full;
    }

    private boolean isKnown(String text) {
        return root.get("series").has(name(text));
    }

    private static String name(String text) {
        return text.replace("[1:]", "").replaceFirst("^-", "");
    }

    private double[] series(JsonNode named) {
        String text = named.asText();
        double[] values = numbers(root.get("series").get(name(text)).get("values"));
        if (text.startsWith("-")) {
            values = Arrays.stream(values).map(each -> -each).toArray();
        }
        return text.endsWith("[1:]") ? Arrays.copyOfRange(values, 1, values.length) : values;
    }

    private static double[] numbers(JsonNode node) {
        List<Double> all = new ArrayList<>();
        collect(node, all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> all) {
        if (node.isArray()) {
            node.forEach(each -> collect(each, all));
        } else {
            all.add(node.isNull() ? Double.NaN : Double.parseDouble(node.asText()));
        }
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    /** As near as the cases are printed. */
    private static boolean isNear(double[] expected, double[] actual, double part) {
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean same =
                    Double.compare(expected[i], actual[i]) == 0
                            || Math.abs(expected[i] - actual[i])
                                    <= part * Math.max(1, Math.abs(expected[i]));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
