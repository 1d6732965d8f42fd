package dev.assay.api.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.InstalledPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every component of a document, those within others too, found by what they stand for.
final class Components {
  private final List<Component> all = new ArrayList<>();
  private final Map<Component.Identity, List<Component>> byIdentity = new HashMap<>();

  private Components() {}

  /// Gives each component that has none a `bom-ref`: `comp-1`, `comp-2`, as the service does.
  static Components of(ObjectNode document) {
    var nodes = nodes(document);
    Set<String> taken = new HashSet<>();
    nodes.forEach(node -> taken.add(node.path("bom-ref").asText()));
    var components = new Components();
    int number = 1;
    for (ObjectNode node : nodes) {
      var reference = node.path("bom-ref").asText();
      if (reference.isEmpty()) {
        while (!taken.add("comp-" + number)) {
          number++;
        }
        reference = "comp-" + number;
        node.put("bom-ref", reference);
      }
      components.add(new Component(node, reference));
    }
    return components;
  }

  private void add(Component component) {
    all.add(component);
    component
        .identity()
        .ifPresent(
            identity ->
                byIdentity.computeIfAbsent(identity, i -> new ArrayList<>()).add(component));
  }

  /// In the document's order, each before what is within it. Not by recursion: documents are
  /// hostile.
  private static List<ObjectNode> nodes(ObjectNode document) {
    var found = new ArrayList<ObjectNode>();
    Deque<ObjectNode> open = new ArrayDeque<>();
    push(document, open);
    while (!open.isEmpty()) {
      var node = open.pop();
      found.add(node);
      push(node, open);
    }
    return found;
  }

  private static void push(ObjectNode owner, Deque<ObjectNode> open) {
    if (owner.get("components") instanceof ArrayNode inner) {
      var children = new ArrayList<ObjectNode>();
      for (JsonNode child : inner) {
        if (child instanceof ObjectNode component) {
          children.add(component);
        }
      }
      Collections.reverse(children);
      children.forEach(open::push);
    }
  }

  List<Component> all() {
    return Collections.unmodifiableList(all);
  }

  /// Those that stand for a package; for what is the release itself, the operating system's.
  List<Component> of(InstalledPackage installed) {
    var found = byIdentity.get(Component.Identity.of(installed));
    return found != null
        ? found
        : all.stream().filter(Component::isOperatingSystem).limit(1).toList();
  }
}
