package io.millrace.ops.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The project's own files: what Git knows, or would take; without Git, all but what is built. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("millrace.root", "..")).normalize();

    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "var", "runtime", "lib", ".idea", ".vscode", ".settings");

    private Checkout() {}

    /** Every text file, sorted by path. */
    static List<TextFile> textFiles() throws IOException {
        List<TextFile> files = new ArrayList<>();
        for (String path : paths()) {
            Path file = ROOT.resolve(path);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            String text = new String(Files.readAllBytes(file), UTF_8);
            if (text.indexOf('\0') < 0 && text.indexOf('\uFFFD') < 0) {
                files.add(new TextFile(path, text));
            }
        }
        return files;
    }

    private static List<String> paths() throws IOException {
        List<String> known = Files.exists(ROOT.resolve(".git")) ? askGit() : List.of();
        return (known.isEmpty() ? walk() : known).stream().sorted().toList();
    }

    private static List<String> askGit() throws IOException {
        Process git =
                new ProcessBuilder("git", "ls-files", "-z", "-c", "-o", "--exclude-standard")
                        .directory(ROOT.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String out = new String(git.getInputStream().readAllBytes(), UTF_8);
        try {
            boolean answered = git.waitFor(60, TimeUnit.SECONDS) && git.exitValue() == 0;
            return answered
                    ? Stream.of(out.split("\0", -1)).filter(p -> !p.isEmpty()).toList()
                    : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git listed files", e);
        }
    }

    private static List<String> walk() throws IOException {
        List<String> paths = new ArrayList<>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes facts) {
                        return NOT_OURS.contains(String.valueOf(dir.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                        paths.add(ROOT.relativize(file).toString().replace('\\', '/'));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return paths;
    }
}
