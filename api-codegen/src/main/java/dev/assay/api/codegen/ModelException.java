package dev.assay.api.codegen;

/// A model that the generator cannot turn into Java, with the place in it.
final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }
}
