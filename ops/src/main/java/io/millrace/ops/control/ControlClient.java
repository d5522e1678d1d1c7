package io.millrace.ops.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Asks the run of a home. It never reads what the run left in files. */
public final class ControlClient {

    /** Bytes that an answer may have. */
    private static final int MAX_ANSWER = 4 << 20;

    private ControlClient() {}

    /**
     * Asks, and waits for the answer.
     *
     * @param home folder of the run
     * @param request what to ask
     * @param patienceMs how long it may take in all
     * @return the answer, a refusal too
     * @throws NoDaemonException when there is none
     */
    public static Answer ask(Path home, Request request, long patienceMs) throws NoDaemonException {
        Path path = ControlSocket.path(home);
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                throw new IOException("too many others wait for it");
            }
            try (LineChannel line = new LineChannel(channel)) {
                line.write(request.toLine(), deadlineNs);
                String answer = line.read(MAX_ANSWER, deadlineNs);
                if (answer.isEmpty()) {
                    throw new IOException("it closed without an answer");
                }
                return Answer.read(answer);
            }
        } catch (LineChannel.LateException e) {
            throw new NoDaemonException(
                    Answer.UNAVAILABLE,
                    path
                            + ": the run does not answer within "
                            + patienceMs
                            + " ms; it hangs or is stopped, and what it would do is not known;"
                            + " ./millrace kill ends trading of this home whatever it does",
                    e);
        } catch (IOException | RequestException e) {
            boolean isForbidden =
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isWritable(path);
            if (isForbidden) {
                throw new NoDaemonException(
                        Answer.NO_PERMISSION,
                        path + ": may not be opened; ask as the user who runs it, or its group",
                        e);
            }
            throw new NoDaemonException(
                    Answer.UNAVAILABLE,
                    path
                            + ": no run answers ("
                            + (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                                    ? e.getMessage()
                                    : "there is no socket")
                            + "); start one with ./millrace run, or name its --home",
                    e);
        }
    }
}
