package prepaid.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Java file as the compiler reads it. */
record JavaFile(String path, String text, CompilationUnitTree unit, SourcePositions positions) {
  static JavaFile parse(String path, String text) {
    return parse(Map.of(path, text)).getFirst();
  }

  /** Parses files by their paths, in the order of the map. */
  static List<JavaFile> parse(Map<String, String> texts) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    List<Source> sources =
        texts.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, sources);
    List<JavaFile> files = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        // The compiler wraps the source that it was given; its URI is still the one below.
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        String text = Objects.requireNonNull(texts.get(path), path);
        files.add(new JavaFile(path, text, unit, Trees.instance(task).getSourcePositions()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!problems.getDiagnostics().isEmpty()) {
      throw new IllegalArgumentException(problems.getDiagnostics().toString());
    }
    return files;
  }

  long firstLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
  }

  long lastLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
  }

  Finding finding(Tree tree, String rule, String what) {
    return new Finding(path, firstLine(tree), rule, what);
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
