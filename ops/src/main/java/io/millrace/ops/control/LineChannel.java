package io.millrace.ops.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A connection over which one line goes each way, both of bounded length and in bounded time. */
final class LineChannel implements AutoCloseable {

    /** Bytes that a line may have. */
    static final int MAX_BYTES = 64 << 10;

    private static final int BUFFER = 8 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    /** Takes a connected channel over. */
    LineChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Reads the one line.
     *
     * @param most bytes
     * @param deadlineNs by {@link System#nanoTime}
     * @return the line without its end; empty when the other end closed without a word
     * @throws RequestException when there is no such line
     */
    String read(int most, long deadlineNs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (true) {
            await(SelectionKey.OP_READ, deadlineNs);
            int count = channel.read(buffer.clear());
            if (count < 0) {
                if (bytes.size() == 0) {
                    return "";
                }
                throw new RequestException("the line ends before its line break");
            }
            int end = lineBreak(buffer);
            bytes.write(buffer.array(), 0, end < 0 ? count : end);
            if (bytes.size() > most) {
                throw new RequestException("the line is longer than " + most + " bytes");
            }
            if (end >= 0) {
                if (end + 1 < count) {
                    throw new RequestException("there must be nothing behind the line");
                }
                return text(bytes.toByteArray());
            }
        }
    }

    /** Whether the other end has closed; asked behind the line. */
    boolean isGone() throws IOException {
        return channel.read(ByteBuffer.allocate(1)) < 0;
    }

    private static int lineBreak(ByteBuffer buffer) {
        for (int i = 0; i < buffer.position(); i++) {
            if (buffer.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new RequestException("the line is no UTF-8");
        }
    }

    /** Writes one line and its end. */
    void write(String line, long deadlineNs) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadlineNs);
            }
        }
    }

    private void await(int what, long deadlineNs) throws IOException {
        key.interestOps(what);
        while (true) {
            long leftNs = deadlineNs - System.nanoTime();
            if (leftNs <= 0) {
                throw new LateException();
            }
            selector.selectedKeys().clear();
            if (selector.select(TimeUnit.NANOSECONDS.toMillis(leftNs) + 1) > 0) {
                return;
            }
            if (Thread.interrupted()) {
                throw new IOException("interrupted");
            }
        }
    }

    /** The other end took too long. */
    static final class LateException extends IOException {

        LateException() {
            super("took too long");
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
