package prepaid.localcloud.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** CloudFormation's YAML: short tags become the long form, dates stay texts. */
public final class TemplateYaml {
  private TemplateYaml() {}

  public static Map<String, Object> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> parse(String text) {
    try {
      if (yaml().load(text) instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw new TemplateRefused("the template is not a map");
    } catch (YAMLException e) {
      throw new TemplateRefused("the template is not YAML: " + e.getMessage());
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new ShortForms(options), new Representer(dumping), dumping, options, new NoDates());
  }

  /** {@code !Sub x} is {@code {"Fn::Sub": x}}. */
  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new Short());
    }

    private final class Short extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        boolean bare = name.equals("Ref") || name.equals("Condition");
        Object value = plain(node);
        if (name.equals("GetAtt") && value instanceof String text) {
          int dot = text.lastIndexOf('.');
          value = List.of(text.substring(0, Math.max(dot, 0)), text.substring(dot + 1));
        }
        return Map.of(bare ? name : "Fn::" + name, value);
      }

      private Object plain(Node node) {
        return switch (node) {
          case ScalarNode scalar -> scalar.getValue();
          case SequenceNode sequence -> constructSequence(sequence);
          case MappingNode mapping -> constructMapping(mapping);
          default -> throw new TemplateRefused("a tag on " + node);
        };
      }
    }
  }

  /** {@code 2012-10-17} is a version, not a day. */
  private static final class NoDates extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }
}
