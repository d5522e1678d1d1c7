package io.millrace.feed.capture;

import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Recorded WebSocket messages of Hyperliquid of one coin, one a line, behind the receive time in
 * ns, which may be missing in all lines.
 *
 * <pre>
 * channel  events
 * trades   one TRADE for each; side B means that a buy took, A a sell; tid is the number
 * l2Book   one QUOTE of the best level a side; none when a side is empty
 * bbo      one QUOTE; none when a side is missing or null
 * other    none
 * </pre>
 *
 * The first trades after a subscription are older than the book: times may go back, which is no
 * error.
 */
public final class HyperliquidRaw implements FileFormat {

    private static final Pattern MESSAGE =
            Pattern.compile("^(\\d{19} )?\\{.*\"channel\"\\s*:\\s*\"\\w+\".*");
    private static final int PROBED_LINES = 20;

    @Override
    public String name() {
        return "hyperliquid-raw";
    }

    @Override
    public String summary() {
        return "recorded messages of Hyperliquid: trades and quotes";
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
        return new HyperliquidReader(file, reading);
    }
}
