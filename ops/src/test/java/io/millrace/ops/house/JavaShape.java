package io.millrace.ops.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What a Java source is made of, as the compiler's parser sees it: strings and comments aside. */
final class JavaShape {

    /**
     * One method or constructor with a body.
     *
     * @param name {@code Class.method}; {@code Class.new} for a constructor
     * @param lines of the body, braces included
     * @param parameters how many
     * @param isRecordHeader whether the parameters are those of a record
     */
    record Method(String name, long lines, int parameters, boolean isRecordHeader) {}

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, UTF_8);
    private static final Map<TextFile, JavaShape> SEEN = new ConcurrentHashMap<>();

    private final List<Method> methods = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private final List<String> selections = new ArrayList<>();
    private boolean isEnum;

    private JavaShape() {}

    /** Each file is parsed once, however many checks ask. */
    static JavaShape of(TextFile file) {
        return SEEN.computeIfAbsent(file, JavaShape::parse);
    }

    private static JavaShape parse(TextFile file) {
        JavaShape shape = new JavaShape();
        JavacTask task =
                (JavacTask)
                        COMPILER.getTask(
                                null,
                                FILES,
                                null,
                                List.of("-proc:none"),
                                null,
                                List.of(source(file)));
        try {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                shape.isEnum =
                        !unit.getTypeDecls().isEmpty()
                                && unit.getTypeDecls().getFirst().getKind() == Tree.Kind.ENUM;
                shape.new Scanner(unit, positions).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.path(), e);
        }
        return shape;
    }

    private static JavaFileObject source(TextFile file) {
        URI uri = URI.create("string:///" + file.path());
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    List<Method> methods() {
        return methods;
    }

    /** Simple names of all annotations used. */
    List<String> annotations() {
        return annotations;
    }

    /** All {@code a.b} and {@code a::b}, written {@code a.b}. */
    List<String> selections() {
        return selections;
    }

    boolean isEnum() {
        return isEnum;
    }

    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Deque<ClassTree> types = new ArrayDeque<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            types.push(type);
            super.visitClass(type, null);
            types.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            ClassTree type = types.element();
            boolean isConstructor = method.getName().contentEquals("<init>");
            String name = isConstructor ? "new" : method.getName().toString();
            methods.add(
                    new Method(
                            type.getSimpleName() + "." + name,
                            linesOf(method),
                            method.getParameters().size(),
                            isConstructor && type.getKind() == Tree.Kind.RECORD));
            return super.visitMethod(method, null);
        }

        private long linesOf(MethodTree method) {
            Tree body = method.getBody();
            if (body == null) {
                return 0;
            }
            long start = positions.getStartPosition(unit, body);
            long end = positions.getEndPosition(unit, body);
            return unit.getLineMap().getLineNumber(end)
                    - unit.getLineMap().getLineNumber(start)
                    + 1;
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree used, @Nullable Void nothing) {
            String name = used.getAnnotationType().toString();
            annotations.add(name.substring(name.lastIndexOf('.') + 1));
            return super.visitAnnotation(used, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
            selections.add(select.toString());
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree reference, @Nullable Void nothing) {
            selections.add(reference.getQualifierExpression() + "." + reference.getName());
            return super.visitMemberReference(reference, null);
        }
    }
}
