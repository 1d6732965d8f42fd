package dev.assay.api.codegen;

import java.util.List;
import java.util.SequencedMap;

/// One service: its names, its operations in the model's order, its shapes by name.
record Model(
    String signingName,
    String apiVersion,
    List<Operation> operations,
    SequencedMap<String, Shape> shapes) {

  Shape shape(String name) {
    var found = shapes.get(name);
    if (found == null) {
      throw new ModelException("no shape is called " + name);
    }
    return found;
  }

  record Operation(
      String name,
      String method,
      String path,
      int status,
      String input,
      String output,
      List<String> errors) {}
}
