package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Kind;
import dev.assay.api.codegen.Shape.Member;

/// What a shape is in Java: its type, and the code that reads, writes and checks one value.
record Types(Model model) {

  String java(String name) {
    return switch (model.shape(name).kind()) {
      case Kind.Scalar(var type) -> scalar(type);
      case Kind.ListOf(var element) -> "List<" + java(element) + ">";
      case Kind.MapOf(var key, var value) -> "Map<" + java(key) + ", " + java(value) + ">";
      case Kind.Enumeration _, Kind.Structure _, Kind.Union _, Kind.Fault _ -> name;
    };
  }

  /// The type of a component: what the model requires is there, the rest may be null.
  String component(Member member) {
    var type = java(member.shape());
    return member.required() ? type : "@Nullable " + type;
  }

  String read(String name) {
    return switch (model.shape(name).kind()) {
      case Kind.Scalar(var type) ->
          switch (type) {
            case STRING -> "in.text()";
            case INTEGER -> "in.integer()";
            case LONG -> "in.longInteger()";
            case FLOAT -> "in.floatNumber()";
            case DOUBLE -> "in.number()";
            case BOOLEAN -> "in.bool()";
            case TIMESTAMP -> "in.timestamp()";
            case BLOB -> "in.blob()";
            case DOCUMENT -> "in.document()";
          };
      case Kind.ListOf _, Kind.MapOf _ -> "Shapes.read" + name + "(in)";
      case Kind.Enumeration _, Kind.Structure _, Kind.Union _, Kind.Fault _ -> name + ".read(in)";
    };
  }

  String write(String name, String value) {
    var statement =
        switch (model.shape(name).kind()) {
          case Kind.Scalar(var type) ->
              switch (type) {
                case STRING -> "out.writeString(%s);";
                case INTEGER, LONG, FLOAT, DOUBLE -> "out.writeNumber(%s);";
                case BOOLEAN -> "out.writeBoolean(%s);";
                case TIMESTAMP -> "WireTime.write(%s, out);";
                case BLOB -> "%s.write(out);";
                case DOCUMENT -> "out.writeTree(%s);";
              };
          case Kind.ListOf _, Kind.MapOf _ -> "Shapes.write" + name + "(%s, out);";
          case Kind.Enumeration _, Kind.Structure _, Kind.Union _, Kind.Fault _ -> "%s.write(out);";
        };
    return statement.formatted(value);
  }

  /// The check of one value that is there; empty where the model sets no bounds.
  String check(String name, String value) {
    if (!isChecked(name)) {
      return "";
    }
    return switch (model.shape(name).kind()) {
      case Kind.Structure _, Kind.Union _ -> value + ".check(violations);";
      case Kind.Scalar _, Kind.ListOf _, Kind.MapOf _, Kind.Enumeration _, Kind.Fault _ ->
          "Shapes.check" + name + "(" + value + ", violations);";
    };
  }

  /// Whether anything in the shape can be out of bounds. Every cycle passes a structure.
  boolean isChecked(String name) {
    var shape = model.shape(name);
    return switch (shape.kind()) {
      case Kind.Scalar _ -> shape.constraints().any();
      case Kind.ListOf(var element) -> shape.constraints().any() || isChecked(element);
      case Kind.MapOf(var key, var value) ->
          shape.constraints().any() || isChecked(key) || isChecked(value);
      case Kind.Structure _, Kind.Union _ -> true;
      case Kind.Enumeration _, Kind.Fault _ -> false;
    };
  }

  /// The code that takes a member from the request's path, query or headers.
  String bind(Member member) {
    var source =
        switch (member.place()) {
          case LABEL -> "http.label";
          case QUERY -> "http.query";
          case HEADER -> "http.header";
          case BODY -> throw new ModelException(member.name() + " travels in the body");
        };
    var wire = Names.literal(member.wireName());
    return switch (model.shape(member.shape()).kind()) {
      case Kind.Scalar(var type) when type == Shape.ScalarType.STRING -> source + "(" + wire + ")";
      case Kind.Scalar(var type) when type == Shape.ScalarType.INTEGER ->
          "http.integer(" + wire + ", " + source + "(" + wire + "))";
      case Kind.Enumeration _ ->
          "http.choice(%s, %s(%s), %s::of)".formatted(wire, source, wire, member.shape());
      case Kind.ListOf(var element) when java(element).equals("String") ->
          "http.queryList(" + wire + ")";
      case Kind.Scalar _,
          Kind.ListOf _,
          Kind.MapOf _,
          Kind.Structure _,
          Kind.Union _,
          Kind.Fault _ ->
          throw new ModelException(member.name() + ": its type cannot travel outside the body");
    };
  }

  private static String scalar(Shape.ScalarType type) {
    return switch (type) {
      case STRING -> "String";
      case INTEGER -> "Integer";
      case LONG -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      case BOOLEAN -> "Boolean";
      case TIMESTAMP -> "Instant";
      case BLOB -> "Blob";
      case DOCUMENT -> "JsonNode";
    };
  }
}
