package prepaid.localcloud.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The template as this machine understands it. First {@link #foundations()}, whose ids AWS would
 * choose; with those ids, {@link #stack}.
 */
public final class TemplateReader {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Parameters",
          "Rules",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  private final Supported supported = Supported.load();
  private final Map<String, Map<String, Object>> resources;
  private final Map<String, Object> parameters;
  private final Node conditions;

  private TemplateReader(Map<String, Object> template, Map<String, String> given) {
    Node root = new Node("the template", template);
    for (String section : template.keySet()) {
      if (!SECTIONS.contains(section)) {
        throw new TemplateRefused("the section " + section + " is not run here");
      }
    }
    this.parameters = Parameters.values(root.child("Parameters"), given);
    this.conditions = root.child("Conditions");
    this.resources = present(root.child("Resources"), new Globals(root.child("Globals")));
  }

  /** Reads the file with these parameters; the rest have their defaults. */
  public static TemplateReader read(Path file, Map<String, String> parameters) {
    return new TemplateReader(TemplateYaml.read(file), parameters);
  }

  static TemplateReader parse(String text, Map<String, String> parameters) {
    return new TemplateReader(TemplateYaml.parse(text), parameters);
  }

  /** The template's parameters of these which it declares: a test's template has fewer. */
  public static Map<String, String> declared(Path file, Map<String, String> offered) {
    Node parameters = new Node("the template", TemplateYaml.read(file)).child("Parameters");
    Map<String, String> declared = new LinkedHashMap<>(offered);
    declared.keySet().retainAll(parameters.members().keySet());
    return declared;
  }

  /** Keys and topics, whose ids are not known before they exist. */
  public Stack.Foundations foundations() {
    Intrinsics intrinsics = new Intrinsics(scope());
    List<Stack.KeySpec> keys = new ArrayList<>();
    List<Stack.TopicSpec> topics = new ArrayList<>();
    resources.forEach((id, resource) -> {
      switch (String.valueOf(resource.get("Type"))) {
        case "AWS::KMS::Key" -> {
          Node key = properties(id, resource);
          keys.add(
              new Stack.KeySpec(
                  id,
                  key.text("Description", id),
                  aliasOf(id, intrinsics),
                  key.text("KeySpec", "SYMMETRIC_DEFAULT"),
                  key.text("KeyUsage", "ENCRYPT_DECRYPT")));
        }
        case "AWS::SNS::Topic" ->
            topics.add(new Stack.TopicSpec(id, Names.physicalName(id, "TopicName", resource)));
        default -> {}
      }
    });
    return new Stack.Foundations(keys, topics);
  }

  /** Everything resolved, or a refusal that names all that this machine would not do. */
  public Stack stack(Stack.PhysicalIds ids) {
    Scope scope = scope();
    new Names(scope, ids).define(resources);
    Intrinsics intrinsics = new Intrinsics(scope);
    List<String> unknown = new ArrayList<>();
    Map<String, Node> resolved = new LinkedHashMap<>();
    resources.forEach((id, resource) -> {
      if (supported.ignored(String.valueOf(resource.get("Type")))) {
        return;
      }
      Map<String, Object> whole = Node.of(id, intrinsics.resolve(resource)).members();
      unknown.addAll(supported.unknownIn(id, whole));
      resolved.put(id, Node.of(id, whole));
    });
    if (!unknown.isEmpty()) {
      throw new TemplateRefused(
          "this machine neither runs nor knowingly ignores:\n  " + String.join("\n  ", unknown));
    }
    return new StackReader(resolved).read();
  }

  private String aliasOf(String keyId, Intrinsics intrinsics) {
    for (Map<String, Object> resource : resources.values()) {
      Node properties = properties(keyId, resource);
      if ("AWS::KMS::Alias".equals(resource.get("Type"))
          && properties.find("TargetKeyId").equals(Optional.of(Map.of("Ref", keyId)))) {
        return intrinsics.resolve(properties.need("AliasName")).toString();
      }
    }
    throw new TemplateRefused(keyId + " has no AWS::KMS::Alias, by which it is found again");
  }

  private Scope scope() {
    Scope scope = new Scope(parameters);
    Intrinsics intrinsics = new Intrinsics(scope);
    // In the order of the file, as one may stand on another.
    conditions
        .members()
        .forEach((name, condition) -> scope.condition(name, intrinsics.holds(condition)));
    return scope;
  }

  private Map<String, Map<String, Object>> present(Node declared, Globals globals) {
    Scope scope = scope();
    Map<String, Map<String, Object>> present = new LinkedHashMap<>();
    for (String id : declared.members().keySet()) {
      Node resource = declared.child(id);
      if (resource.find("Condition").map(name -> scope.condition(name.toString())).orElse(true)) {
        Map<String, Object> whole =
            resource.members().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("Condition"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        present.put(id, globals.applyTo(whole));
      }
    }
    return present;
  }

  private static Node properties(String id, Map<String, Object> resource) {
    return Node.of(id, resource.getOrDefault("Properties", Map.of()));
  }
}
