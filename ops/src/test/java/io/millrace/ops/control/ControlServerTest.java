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
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What comes over the socket, and what it does to the run: nothing. */
class ControlServerTest {

    private static final ControlSettings SETTINGS =
            new ControlSettings(true, List.of(), List.of(), List.of(), 0);
    private static final long READ_NS = TimeUnit.MILLISECONDS.toNanos(400);

    @TempDir private Path home;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        server = open(home);
    }

    private ControlServer open(Path where) throws IOException {
        return ControlServer.open(
                where,
                SETTINGS,
                this::answer,
                new ControlServer.Pulse(() -> {}, notices::add, READ_NS));
    }

    private String answer(Peer peer, Request request) {
        asked.add(request.verb().word());
        if (request.verb() == Verb.ORDERS) {
            throw new IllegalStateException("broken");
        }
        return "{\"ok\":true,\"role\":\"" + peer.role() + "\"}";
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

    /** Sends bytes and reads to the end. */
    private String exchange(byte[] bytes, boolean closes) throws IOException {
        try (SocketChannel channel = connect()) {
            try {
                ByteBuffer out = ByteBuffer.wrap(bytes);
                while (out.hasRemaining()) {
                    channel.write(out);
                }
                if (closes) {
                    channel.shutdownOutput();
                }
            } catch (IOException e) {
                // It answered and closed before it had read everything.
                assertTrue(bytes.length > LineChannel.MAX_BYTES);
            }
            return readAll(channel);
        }
    }

    private static String readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (channel.read(buffer.clear()) > 0) {
                all.write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException e) {
            // Closed with bytes unread: what came before counts.
            assertFalse(channel.isOpen() && all.size() == 0 && e.getMessage() == null);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private String exchange(String text) throws IOException {
        return exchange(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private void assertAlive() throws IOException {
        assertEquals("{\"ok\":true,\"role\":\"RISK\"}\n", exchange("{\"command\":\"status\"}\n"));
    }

    @Test
    void shouldAnswerOneLineWithOneLine() throws Exception {
        assertAlive();
        Answer answer = ControlClient.ask(home, Request.of(Verb.STATUS), 5_000);

        assertTrue(answer.isOk());
        assertEquals(0, answer.code());
        assertEquals(List.of("status", "status"), asked);
    }

    @Test
    void shouldBeOpenToTheGroupAndNobodyElse() throws IOException {
        Path socket = ControlSocket.path(home);

        assertEquals(
                "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        assertEquals(
                "rwxr-x---",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
    }

    @Test
    void shouldTellWhatIsWrong() throws IOException {
        assertEquals(
                Answer.refusal(2, "a request is a JSON object on one line; this is not one") + "\n",
                exchange("nonsense\n"));
        assertEquals(
                Answer.refusal(2, "command is \"sell\"; there is none of this name") + "\n",
                exchange("{\"command\":\"sell\"}\n"));
        assertEquals(
                Answer.refusal(2, "status takes no \"why\"") + "\n",
                exchange("{\"command\":\"status\",\"why\":\"x\"}\n"));
        assertEquals(List.of(), asked);
        assertAlive();
    }

    @Test
    void shouldRefuseMoreThan64KiB() throws IOException {
        byte[] long64 = new byte[LineChannel.MAX_BYTES + 1];
        Arrays.fill(long64, (byte) 'x');

        String answer = exchange(long64, true);

        assertEquals(Answer.refusal(2, "the line is longer than 65536 bytes") + "\n", answer);
        assertAlive();
    }

    @Test
    void shouldRefuseHalfALineAndASecondOne() throws IOException {
        assertEquals(
                Answer.refusal(2, "the line ends before its line break") + "\n",
                exchange("{\"command\":\"status\"}".getBytes(StandardCharsets.UTF_8), true));
        assertEquals(
                Answer.refusal(2, "there must be nothing behind the line") + "\n",
                exchange("{\"command\":\"status\"}\n{\"command\":\"status\"}\n"));
        assertEquals(
                Answer.refusal(2, "the line is no UTF-8") + "\n",
                exchange(new byte[] {(byte) 0xC3, '(', '\n'}, false));
        assertEquals("", exchange(new byte[0], true));
        assertAlive();
    }

    @Test
    void shouldGiveUpOnALineThatDoesNotEnd() throws IOException {
        long startNs = System.nanoTime();
        try (SocketChannel slow = connect()) {
            slow.write(ByteBuffer.wrap(new byte[] {'{'}));
            assertAlive();

            assertEquals(Answer.refusal(2, "no whole line came in time") + "\n", readAll(slow));
        }
        assertTrue(System.nanoTime() - startNs >= READ_NS, "it gave up too early");
    }

    @Test
    void shouldTellABugAndGoOn() throws IOException {
        String answer = exchange("{\"command\":\"orders\"}\n");

        assertEquals(
                Answer.refusal(70, "the request failed: java.lang.IllegalStateException: broken")
                        + "\n",
                answer);
        assertEquals(1, notices.size());
        assertAlive();
    }

    @Test
    void shouldKeepOneUserFromTakingAllConnections() throws IOException {
        List<SocketChannel> held = new ArrayList<>();
        try {
            for (int i = 0; i < ControlServer.MAX_OF_USER; i++) {
                held.add(connect());
            }
            assertEquals(
                    Answer.refusal(69, "there are too many connections; try again") + "\n",
                    exchange(new byte[0], false));
        } finally {
            for (SocketChannel channel : held) {
                assertEquals(
                        Answer.refusal(2, "no whole line came in time") + "\n", readAll(channel));
                channel.close();
            }
        }
        assertAlive();
    }

    @Test
    void shouldNotCarryOutLateWhatLoosens() throws IOException {
        assertEquals(
                "", exchange("{\"command\":\"resume\"}\n".getBytes(StandardCharsets.UTF_8), true));
        assertEquals(
                "{\"ok\":true,\"role\":\"RISK\"}\n",
                exchange(
                        "{\"command\":\"halt\",\"reason\":\"x\"}\n"
                                .getBytes(StandardCharsets.UTF_8),
                        true));

        assertEquals(List.of("halt"), asked);
    }

    @Test
    void shouldReplaceTheSocketOfTheDeadAndNotThatOfTheLiving() throws Exception {
        assertThrows(IOException.class, () -> open(home));
        assertAlive();
        server.close();
        assertFalse(Files.exists(ControlSocket.path(home)));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(ControlSocket.path(home)));
        }
        assertTrue(Files.exists(ControlSocket.path(home)));

        server = open(home);

        assertAlive();
    }

    @Test
    void shouldTellWhenNobodyAnswers() {
        server.close();

        NoDaemonException thrown =
                assertThrows(
                        NoDaemonException.class,
                        () ->
                                ControlClient.ask(
                                        home,
                                        new Request(Verb.HALT, Map.of(Request.REASON, "x")),
                                        1_000));

        assertEquals(69, thrown.code());
        assertEquals(
                ControlSocket.path(home)
                        + ": no run answers (there is no socket); start one with ./millrace run,"
                        + " or name its --home",
                thrown.getMessage());
    }
}
