package io.millrace.feed.lean;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the instruments of a folder trade, and how their files are written. */
enum Market {
    /** Shares of the United States; prices in 1/10,000 dollar. */
    EQUITY_USA("equity/usa", Clock.NEW_YORK, 4),
    /** Currencies at FXCM. */
    FOREX_FXCM("forex/fxcm", Clock.BEHIND_BY_FIVE_HOURS, 8),
    /** Currencies at Oanda. */
    FOREX_OANDA("forex/oanda", Clock.UTC, 8),
    /** Contracts for difference at Oanda. */
    CFD_OANDA("cfd/oanda", Clock.UTC, 8),
    /** Crypto currencies at Coinbase. */
    CRYPTO_COINBASE("crypto/coinbase", Clock.UTC, 8);

    private final String folders;
    private final Clock clock;
    private final int priceScale;

    Market(String folders, Clock clock, int priceScale) {
        this.folders = folders;
        this.clock = clock;
        this.priceScale = priceScale;
    }

    /** The clock of its files. */
    Clock clock() {
        return clock;
    }

    /** Decimals from a price in a file to fixed point. */
    int priceScale() {
        return priceScale;
    }

    /** Whether its prices are adjusted for splits and dividends. */
    boolean isEquity() {
        return this == EQUITY_USA;
    }

    boolean isCrypto() {
        return this == CRYPTO_COINBASE;
    }

    /** Whether its files hold trades too, and not quotes alone. */
    boolean hasTrades() {
        return isEquity() || isCrypto();
    }

    /** Finds a market by its two folders, for example {@code equity/usa}. */
    static Optional<Market> named(String folders) {
        return Arrays.stream(values()).filter(market -> market.folders.equals(folders)).findFirst();
    }

    /** The folders of all markets, for messages. */
    static String names() {
        return Arrays.stream(values())
                .map(market -> market.folders)
                .collect(Collectors.joining(", "));
    }
}
