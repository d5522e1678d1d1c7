package io.millrace.feed.capture;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Recorded WebSocket messages of Binance, spot or futures, of one symbol; one a line, behind the
 * receive time in ns, which may be missing in all lines.
 *
 * <pre>
 * message        event  times and numbers
 * trade          TRADE  T, its number t; m says that the buyer was the maker, so a sell took
 * aggTrade       TRADE  the same with its number a; of the two kinds the first in the file counts
 * bookTicker     QUOTE  T, its update u; on spot it has no time, see below; none with a price of 0
 * depthUpdate    QUOTE  when the top of the book changes, in files without any bookTicker
 * lastUpdateId   QUOTE  the same; the snapshot of the book that was asked for by REST
 * other          none
 * </pre>
 *
 * A message without a time has the newest time the venue told in the file, or, in front of the
 * first, the receive time: the recorder's clock may run far before or behind the venue's. Times may
 * go back between streams, which is no error. A hole in the numbers of depthUpdate is a fault that
 * is counted; the book then gives no quote until the next snapshot. Trades that are none of the
 * market (X is not MARKET) are suspect.
 */
public final class BinanceRaw implements FileFormat {

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "^(\\d{19} )?\\{.*(\"e\":\"(trade|aggTrade|bookTicker|depthUpdate)\""
                            + "|\"lastUpdateId\":|\"stream\":\".*\"data\":\\{"
                            + "|\"u\":\\d+,.*\"B\":).*");
    private static final int PROBED_LINES = 20;

    @Override
    public String name() {
        return "binance-raw";
    }

    @Override
    public String summary() {
        return "recorded messages of Binance: trades and quotes";
    }

    @Override
    public boolean matches(FileHead head) {
        return head.text()
                .lines()
                .limit(PROBED_LINES)
                .anyMatch(line -> MESSAGE.matcher(line).matches());
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        boolean hasTicker = hasTicker(file);
        return new BinanceReader(new BinanceMessage(file), reading, hasTicker);
    }

    /** Ends at the first quote, so only files without any are read twice. */
    private static boolean hasTicker(Path file) {
        try (BinanceMessage message = new BinanceMessage(file)) {
            while (message.next()) {
                if (message.kind() == BinanceKind.TICKER) {
                    return true;
                }
            }
            return false;
        } catch (FeedException e) {
            // Damage is told with the events in front of it, when the file is read.
            return false;
        }
    }
}
