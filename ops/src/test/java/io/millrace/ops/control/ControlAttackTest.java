package io.millrace.ops.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ops.config.ControlSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever may open the socket may send what they like: it answers the next one all the same. */
class ControlAttackTest {

    private static final ControlSettings SETTINGS =
            new ControlSettings(true, List.of(), List.of(), List.of(), 0);
    private static final long READ_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int LARGE = 8 << 20;
    private static final byte[] STATUS =
            "{\"command\":\"status\"}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path home;
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private ControlServer server;

    @BeforeEach
    void listen() throws IOException {
        server = open();
    }

    private ControlServer open() throws IOException {
        return ControlServer.open(
                home,
                SETTINGS,
                (peer, request) ->
                        request.verb() == Verb.ORDERS ? "x".repeat(LARGE) : "{\"ok\":true}",
                new ControlServer.Pulse(looks::incrementAndGet, notices::add, READ_NS));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(ControlSocket.path(home)));
        return channel;
    }

    private String exchange(byte[] bytes) throws IOException {
        try (SocketChannel channel = connect()) {
            try {
                ByteBuffer out = ByteBuffer.wrap(bytes);
                while (out.hasRemaining()) {
                    channel.write(out);
                }
                channel.shutdownOutput();
            } catch (IOException e) {
                // It answered and closed before it had read everything, or turned it away.
                return readAll(channel);
            }
            return readAll(channel);
        }
    }

    private static String readAll(SocketChannel channel) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
        try {
            while (channel.read(buffer.clear()) > 0) {
                all.write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException e) {
            // Closed with bytes unread: what came before counts.
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** One that is turned away because others are still being ended may ask again. */
    private void assertAlive() throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String answer = exchange(STATUS);
        while ((answer.isEmpty() || answer.contains("too many"))
                && System.nanoTime() < deadlineNs) {
            answer = exchange(STATUS);
        }
        assertEquals("{\"ok\":true}\n", answer);
    }

    @Test
    void shouldAnswerGarbageWithARefusalOrNothing() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(600)];
            random.nextBytes(bytes);
            lines.add(bytes);
        }
        for (String text :
                List.of(
                        "{".repeat(60_000) + "\n",
                        "[".repeat(60_000) + "\n",
                        "{\"command\":" + "[".repeat(50_000) + "\n",
                        "{\"command\":\"status\",\"command\":\"halt\"}\n",
                        "{\"command\":1e999999999}\n",
                        "{\"command\":\"limits set\",\"value\":" + "9".repeat(50_000) + "}\n",
                        "\u0000\u0000\u0000\n",
                        "\n",
                        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "{\"command\":\"\\ud800\"}\n")) {
            lines.add(text.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] line : lines) {
            String answer = exchange(line);
            boolean isRefused =
                    answer.startsWith("{\"ok\":false,") && answer.contains("\"code\":2");
            boolean isBusy = answer.contains("too many connections");
            assertTrue(answer.isEmpty() || isRefused || isBusy, answer);
        }
        assertAlive();
        assertEquals(List.of(), List.copyOf(notices));
    }

    @Test
    void shouldNotReadALineOfFiftyMegabytes() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        byte[] line = new byte[50 << 20];
        Arrays.fill(line, (byte) '{');

        String answer = exchange(line);
        System.gc();
        long kept = runtime.totalMemory() - runtime.freeMemory() - before - line.length;

        assertTrue(
                answer.isEmpty()
                        || answer.equals(
                                Answer.refusal(2, "the line is longer than 65536 bytes") + "\n"),
                answer);
        assertTrue(kept < 10 << 20, kept + " bytes were kept");
        assertAlive();
    }

    /** Each sends half a line and then nothing; all are ended, and the pulse goes on. */
    @Test
    void shouldOutliveAThousandConnections() throws Exception {
        List<SocketChannel> held = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 1_000; i++) {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                held.add(channel);
                channel.connect(UnixDomainSocketAddress.of(ControlSocket.path(home)));
                try {
                    channel.write(ByteBuffer.wrap(new byte[] {'{'}));
                } catch (IOException e) {
                    refused++;
                }
            }
            int seen = looks.get();
            long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (looks.get() < seen + 2 && System.nanoTime() < deadlineNs) {
                Thread.onSpinWait();
            }
            assertTrue(looks.get() >= seen + 2, "the latch is not looked at any more");
            assertAlive();
        } finally {
            for (SocketChannel channel : held) {
                channel.close();
            }
        }
        assertTrue(refused < 1_000);
        assertAlive();
    }

    @Test
    void shouldEndAConnectionThatNeverReads() throws Exception {
        List<SocketChannel> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < ControlServer.MAX_OF_USER; i++) {
                SocketChannel channel = connect();
                channel.write(
                        ByteBuffer.wrap(
                                "{\"command\":\"orders\"}\n".getBytes(StandardCharsets.UTF_8)));
                deaf.add(channel);
            }
            assertAlive();
            long sent = 0;
            for (SocketChannel channel : deaf) {
                sent += readAll(channel).length();
            }
            assertTrue(sent < (long) LARGE * deaf.size(), "all of them were waited for");
        } finally {
            for (SocketChannel channel : deaf) {
                channel.close();
            }
        }
    }

    @Test
    void shouldListenInThePlaceOfALinkAndLeaveItsTargetAlone() throws IOException {
        server.close();
        Path target = Files.writeString(home.resolve("target"), "mine");
        Path path = ControlSocket.path(home);
        Files.createSymbolicLink(path, target);

        server = open();

        assertFalse(Files.isSymbolicLink(path));
        assertEquals("mine", Files.readString(target));
        assertEquals("rw-r--r--", rights(target));
        assertAlive();
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
                .replace("rw-rw-r--", "rw-r--r--");
    }

    @Test
    void shouldNotListenWhereAFolderWithFilesIs() throws IOException {
        server.close();
        Path path = ControlSocket.path(home);
        Files.createDirectories(path);
        Files.writeString(path.resolve("kept"), "mine");

        assertThrows(IOException.class, this::open);
        assertEquals("mine", Files.readString(path.resolve("kept")));
        NoDaemonException nobody =
                assertThrows(
                        NoDaemonException.class,
                        () -> ControlClient.ask(home, Request.of(Verb.STATUS), 1_000));
        assertEquals(69, nobody.code());
    }
}
