package io.millrace.bench.peer;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.ta4j.core.num.DecimalNumFactory;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one would write plainly: ticks as objects through a blocking queue, one thread that writes
 * each as a line of JSON and flushes it, builds minute bars in a map, feeds a library's indicators
 * with each closed bar, decides, and writes decisions as JSON too. It does less than the engine: no
 * broker, no books, no checks, no checksum.
 */
public final class NaivePipeline implements AutoCloseable {

    private static final int QUEUE = 16_384;

    private final LinkedBlockingQueue<Tick> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Map<String, Market> markets = new HashMap<>();
    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicLong handled = new AtomicLong();
    private final BufferedWriter journal;
    private final Thread thread = new Thread(this::work, "naive");
    private volatile boolean failed;
    private long lines;

    /**
     * A running pipeline.
     *
     * @param file takes the lines
     */
    public NaivePipeline(Path file) {
        try {
            journal = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A tick.
     *
     * @param symbol name
     * @param time of the venue
     * @param price of the trade
     * @param size of the trade
     */
    public record Tick(String symbol, Instant time, Double price, Double size) {}

    private static final class Market {
        private final Ta4jStream indicators = new Ta4jStream(DecimalNumFactory.getInstance());
        private Instant minute = Instant.EPOCH;
        private Double open = 0.0;
        private Double high = 0.0;
        private Double low = 0.0;
        private Double close = 0.0;
        private Double volume = 0.0;
        private Boolean holds = false;
        private Long bars = 0L;
    }

    /**
     * Puts a tick into the queue; waits while it is full.
     *
     * @param tick to handle
     * @throws InterruptedException when interrupted
     */
    public void put(Tick tick) throws InterruptedException {
        queue.put(tick);
    }

    private void work() {
        try {
            while (true) {
                Tick tick = queue.take();
                if (tick.symbol().isEmpty()) {
                    return;
                }
                handle(tick);
                handled.incrementAndGet();
            }
        } catch (InterruptedException | IOException e) {
            failed = true;
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Tick tick) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "trade");
        line.put("symbol", tick.symbol());
        line.put("time", tick.time().toString());
        line.put("price", tick.price());
        line.put("size", tick.size());
        write(line);
        Market market = markets.computeIfAbsent(tick.symbol(), name -> new Market());
        Instant minute = Instant.ofEpochSecond(tick.time().getEpochSecond() / 60 * 60);
        if (!minute.equals(market.minute)) {
            if (market.volume > 0) {
                close(tick.symbol(), market);
            }
            market.minute = minute;
            market.open = tick.price();
            market.high = tick.price();
            market.low = tick.price();
            market.volume = 0.0;
        }
        market.high = Math.max(market.high, tick.price());
        market.low = Math.min(market.low, tick.price());
        market.close = tick.price();
        market.volume = market.volume + tick.size();
    }

    private void close(String symbol, Market market) throws IOException {
        market.indicators.update(
                market.open, market.high, market.low, market.close, market.volume);
        market.bars = market.bars + 1;
        boolean wants = market.close > market.indicators.ema() && market.indicators.rsi() < 70;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "decision");
        line.put("symbol", symbol);
        line.put("action", wants ? "LONG" : "FLAT");
        line.put("changed", wants != market.holds);
        line.put("ema", market.indicators.ema());
        line.put("rsi", market.indicators.rsi());
        write(line);
        market.holds = wants;
    }

    private void write(Map<String, Object> line) throws IOException {
        journal.write(mapper.writeValueAsString(line));
        journal.newLine();
        journal.flush();
        lines++;
    }

    /**
     * Waits until so many ticks are handled.
     *
     * @param ticks in all
     * @throws InterruptedException when interrupted
     */
    public void await(long ticks) throws InterruptedException {
        while (handled.get() < ticks) {
            if (failed) {
                throw new IllegalStateException("the naive pipeline has failed");
            }
            Thread.sleep(0, 50_000);
        }
    }

    /**
     * Its exponential average of a symbol; after the end.
     *
     * @param symbol name
     * @return the newest value
     */
    public double ema(String symbol) {
        Market market = markets.get(symbol);
        return market == null ? Double.NaN : market.indicators.ema();
    }

    /** {@return lines written, after the end} */
    public long lines() {
        return lines;
    }

    /** {@return closed bars, after the end} */
    public long bars() {
        return markets.values().stream().mapToLong(market -> market.bars).sum();
    }

    @Override
    public void close() {
        try {
            queue.put(new Tick("", Instant.EPOCH, 0.0, 0.0));
            while (thread.isAlive()) {
                Thread.sleep(1);
            }
            journal.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
