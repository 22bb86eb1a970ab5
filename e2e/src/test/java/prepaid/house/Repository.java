package prepaid.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of the repository that people write, by their path from its root. */
final class Repository {
  private static final Set<String> NOT_OURS =
      Set.of(".git", ".local", ".idea", ".vscode", ".build-cache", "target", "node_modules");

  private static final Set<String> TEXTS =
      Set.of(
          "java",
          "xml",
          "yaml",
          "yml",
          "md",
          "toml",
          "json",
          "html",
          "css",
          "js",
          "properties",
          "txt",
          "sh",
          "config");

  private Repository() {}

  static Path root() {
    String root = System.getProperty("house.root");
    if (root == null) {
      throw new IllegalStateException("run by Maven: it sets the property house.root");
    }
    return Path.of(root);
  }

  static Map<String, String> javaFiles() {
    return texts(path -> path.endsWith(".java"));
  }

  /** Every text; a file without an extension, such as a script, is one. */
  static Map<String, String> texts() {
    return texts(path -> {
      String name = path.substring(path.lastIndexOf('/') + 1);
      int dot = name.lastIndexOf('.');
      return dot < 0 || TEXTS.contains(name.substring(dot + 1));
    });
  }

  private static Map<String, String> texts(Predicate<String> wanted) {
    Map<String, String> texts = new TreeMap<>();
    Path root = root();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              String path = root.relativize(file).toString().replace('\\', '/');
              if (attributes.isRegularFile() && wanted.test(path)) {
                texts.put(path, Files.readString(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
