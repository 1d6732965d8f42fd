package dev.assay.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.ListeningSocket.Transport;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads an inventory that somebody sent. Nothing in it is trusted.
final class InventoryReader {
  private static final int MOST_ITEMS = 2_000_000;
  private static final Map<String, PackageType> TYPES = types();
  private static final Set<String> TRANSPORTS = Set.of("TCP", "UDP");

  private final JsonParser json;
  // Few distinct texts fill most of an inventory: layers, owners, sources.
  private final Map<String, String> texts = new HashMap<>();

  InventoryReader(JsonParser json) {
    this.json = json;
  }

  Inventory read() throws IOException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "an inventory is an object");
    String format = "";
    long version = 0;
    var artifact = new ArrayList<Artifact>(1);
    var systems = new ArrayList<OperatingSystem>(1);
    var packages = new ArrayList<InstalledPackage>();
    var problems = new ArrayList<InputProblem>();
    var sockets = new ArrayList<ListeningSocket>();
    Listening listening = new Listening.Unknown("the inventory does not say");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "format" -> format = text(field);
        case "version" -> version = number(field);
        case "artifact" -> artifact.add(artifact(fields(field)));
        case "listening" -> {
          items(field, fields -> sockets.add(socket(fields)));
          listening = new Listening.Known(sockets);
        }
        case "listeningUnknown" -> listening = new Listening.Unknown(text(field));
        case "operatingSystem" -> systems.add(operatingSystem(fields(field)));
        case "packages" -> items(field, fields -> packages.add(installed(fields)));
        case "problems" -> items(field, fields -> problems.add(problem(fields)));
        default -> json.skipChildren();
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT, "the document ends early");
    expect(format.equals(InventoryJson.FORMAT), "its \"format\" is not " + InventoryJson.FORMAT);
    expect(
        version == InventoryJson.VERSION,
        "its version is " + version + "; this program reads version " + InventoryJson.VERSION);
    expect(!artifact.isEmpty(), "\"artifact\" is missing");
    expect(!systems.isEmpty(), "\"operatingSystem\" is missing");
    return new Inventory(
        listening(artifact.getFirst(), listening), systems.getFirst(), packages, problems);
  }

  private static Artifact listening(Artifact artifact, Listening listening) {
    return artifact instanceof Artifact.Host host ? host.listening(listening) : artifact;
  }

  private Artifact artifact(Fields fields) {
    String name = fields.required("name");
    String kind = fields.required("kind");
    return switch (kind) {
      case "folder" -> new Artifact.Folder(name);
      case "host" ->
          new Artifact.Host(
              name,
              fields.text("machineId"),
              fields.text("instanceId"),
              fields.text("kernel"),
              fields.text("architecture"),
              new Listening.Unknown(""));
      case "image" ->
          new Artifact.Image(
              name,
              fields.text("digest"),
              fields.text("platform"),
              fields.texts("tags"),
              fields.texts("layers"),
              fields.text("created"),
              steps(fields));
      case "function" ->
          new Artifact.Function(name, fields.text("sha256"), fields.number("sizeInBytes"));
      case "sbom" -> new Artifact.Sbom(name, fields.text("format"), fields.text("subject"));
      default -> throw unsound("an artifact of kind \"" + kind + "\" is not known");
    };
  }

  private static List<BuildStep> steps(Fields fields) {
    List<String> createdBy = fields.texts("createdBy");
    long ofBase = fields.number("layersOfBase");
    return IntStream.range(0, createdBy.size())
        .mapToObj(i -> new BuildStep(createdBy.get(i), i < ofBase))
        .toList();
  }

  private static OperatingSystem operatingSystem(Fields fields) {
    return fields.has("unidentified")
        ? new OperatingSystem.Unidentified(fields.text("unidentified"))
        : new OperatingSystem.Distribution(
            fields.required("id"),
            fields.text("versionId"),
            fields.text("codename"),
            fields.text("name"),
            fields.texts("repositories"));
  }

  private InstalledPackage installed(Fields fields) {
    PackageType type = TYPES.get(fields.required("type"));
    if (type == null) {
      throw unsound("a package of type \"" + fields.text("type") + "\" is not known");
    }
    String name = fields.required("name");
    String version = fields.required("version");
    return new InstalledPackage(
        type,
        name,
        version,
        fields.text("architecture"),
        new SourcePackage(
            fields.text("sourceName", name),
            fields.text("sourceVersion", version),
            fields.text("sourceModule"),
            fields.text("sourceVendor")),
        new PackageLocation(fields.text("path"), fields.line("line"), fields.text("layer")),
        fields.text("owner"),
        declaration(fields));
  }

  private ListeningSocket socket(Fields fields) {
    String transport = fields.required("transport");
    if (!TRANSPORTS.contains(transport)) {
      throw unsound("the transport \"" + transport + "\" is not known");
    }
    return new ListeningSocket(
        Transport.valueOf(transport),
        fields.required("address"),
        fields.line("port"),
        fields.text("process"),
        fields.text("executable"),
        fields.text("owner"));
  }

  private static Declaration declaration(Fields fields) {
    // A relation that only a newer writer knows is none that matters here.
    var relation =
        switch (fields.text("relation")) {
          case "direct" -> Declaration.Relation.DIRECT;
          case "transitive" -> Declaration.Relation.TRANSITIVE;
          default -> Declaration.Relation.UNSTATED;
        };
    return new Declaration(relation, fields.isTrue("development"), fields.text("license"));
  }

  private static InputProblem problem(Fields fields) {
    return new InputProblem(
        fields.required("code"),
        fields.text("source"),
        fields.line("line"),
        fields.line("column"),
        fields.text("field"),
        fields.text("value"),
        fields.text("reason"),
        fields.text("effect"));
  }

  private void items(String field, Item item) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY, "\"" + field + "\" is not a list");
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(++count <= MOST_ITEMS, "\"" + field + "\" has more than " + MOST_ITEMS + " items");
      item.read(fields(field));
    }
  }

  private Fields fields(String of) throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT, "\"" + of + "\" holds what is no object");
    var fields = new Fields(of);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      switch (json.nextToken()) {
        case VALUE_STRING -> fields.put(name, text(name));
        case VALUE_TRUE -> fields.put(name, true);
        case VALUE_NUMBER_INT -> fields.put(name, number(name));
        case START_ARRAY -> fields.put(name, list(name));
        default -> json.skipChildren();
      }
    }
    return fields;
  }

  private List<String> list(String name) throws IOException {
    var items = new ArrayList<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        items.add(text(name));
      } else {
        json.skipChildren();
      }
    }
    return items;
  }

  private String text(String field) throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_STRING, "\"" + field + "\" is not a text");
    String text = json.getText();
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private long number(String field) throws IOException {
    boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
    boolean fits = whole && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    expect(fits && json.getLongValue() >= 0, "\"" + field + "\" is not a number from 0 on");
    return json.getLongValue();
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw unsound(otherwise);
    }
  }

  private TargetException unsound(String what) {
    var at = json.currentLocation();
    return new TargetException(
        "the inventory cannot be read at " + at.getLineNr() + ":" + at.getColumnNr() + ": " + what);
  }

  private static Map<String, PackageType> types() {
    var types = new HashMap<String, PackageType>();
    for (PackageType type : PackageType.values()) {
      types.put(type.purlType(), type);
    }
    return types;
  }

  /// Takes the fields of one item of a list.
  private interface Item {
    void read(Fields fields);
  }

  /// The plain fields of one object.
  private final class Fields {
    private final String of;
    private final Map<String, Object> values = new HashMap<>();

    Fields(String of) {
      this.of = of;
    }

    void put(String name, Object value) {
      values.put(name, value);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    boolean isTrue(String name) {
      return Boolean.TRUE.equals(values.get(name));
    }

    String required(String name) {
      expect(values.get(name) instanceof String, "\"" + name + "\" is missing in \"" + of + "\"");
      return text(name);
    }

    String text(String name) {
      return text(name, "");
    }

    String text(String name, String otherwise) {
      return values.get(name) instanceof String text ? text : otherwise;
    }

    long number(String name) {
      return values.get(name) instanceof Long number ? number : 0;
    }

    int line(String name) {
      return (int) Math.min(number(name), Integer.MAX_VALUE);
    }

    List<String> texts(String name) {
      var texts = new ArrayList<String>();
      if (values.get(name) instanceof List<?> list) {
        list.forEach(each -> texts.add((String) each));
      }
      return texts;
    }
  }
}
