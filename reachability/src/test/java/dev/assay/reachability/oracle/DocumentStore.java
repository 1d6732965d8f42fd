package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The documents of a network while it is written: files, and their objects by id.
final class DocumentStore {

  static final String ACCOUNT = "123456789012";
  static final String REGION = "us-east-1";

  private final Map<String, ObjectNode> files = new LinkedHashMap<>();
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();

  /// A new object at the end of a file's list; the id field is its first.
  ObjectNode add(String file, String list, String idField, String id) {
    ObjectNode object = array(file, list).addObject().put(idField, id);
    objects.put(id, object);
    return object;
  }

  ArrayNode array(String file, String list) {
    return file(file).withArrayProperty(list);
  }

  ObjectNode file(String file) {
    return files.computeIfAbsent(file, name -> new ObjectNode(JsonNodeFactory.instance));
  }

  /// What was written last under this id.
  ObjectNode object(String id) {
    ObjectNode object = objects.get(id);
    if (object == null) {
      throw new IllegalArgumentException("nothing was written as " + id);
    }
    return object;
  }

  boolean has(String id) {
    return objects.containsKey(id);
  }

  void alias(String id, ObjectNode object) {
    objects.put(id, object);
  }

  Documents documents() {
    Map<String, JsonNode> copies = new LinkedHashMap<>();
    files.forEach((name, tree) -> copies.put(name, tree.deepCopy()));
    return new Documents(copies);
  }

  /// `a,b` as two words, and an empty text as none.
  static List<String> words(String list) {
    return Arrays.stream(list.split("[, ]+")).filter(word -> !word.isEmpty()).toList();
  }

  static boolean isSix(String address) {
    return address.indexOf(':') >= 0;
  }
}
