package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the Java sources of services: `Generator OUT MODEL=package.Name ...`.
public final class Generator {
  private Generator() {}

  /// Generates every service named on the command line.
  public static void main(String[] args) throws IOException {
    var out = Path.of(args[0]);
    for (var service : List.of(args).subList(1, args.length)) {
      var equals = service.lastIndexOf('=');
      var dot = service.lastIndexOf('.');
      var packageName = service.substring(equals + 1, dot);
      var model = ModelReader.read(Path.of(service.substring(0, equals)));
      write(out, packageName, files(model, service.substring(dot + 1)));
    }
  }

  /// Every file of a service, in the order of the model.
  static List<JavaFile> files(Model model, String name) {
    var types = new Types(model);
    var files = new ArrayList<JavaFile>();
    for (var shape : model.shapes().values()) {
      switch (shape.kind()) {
        case Kind.Structure(var members) ->
            files.add(new RecordTemplate(types).file(shape.name(), members));
        case Kind.Union(var members) ->
            files.add(new UnionTemplate(types).file(shape.name(), members));
        case Kind.Fault(var status, var members) ->
            files.add(new FaultTemplate(types).file(shape.name(), status, members));
        case Kind.Enumeration(var values) -> files.add(EnumTemplate.file(shape.name(), values));
        case Kind.Scalar _, Kind.ListOf _, Kind.MapOf _ -> {
          // Their code is in Shapes.
        }
      }
    }
    files.add(new ShapesTemplate(types).file());
    files.add(new ServiceTemplate(model, name).api());
    files.add(new ServiceTemplate(model, name).operations());
    return files;
  }

  private static void write(Path out, String packageName, List<JavaFile> files) throws IOException {
    var folder = Files.createDirectories(out.resolve(packageName.replace('.', '/')));
    writeIfChanged(folder.resolve("package-info.java"), packageInfo(packageName));
    for (var file : files) {
      writeIfChanged(folder.resolve(file.name() + ".java"), file.source(packageName));
    }
  }

  // An unchanged file keeps its time, so that the compiler's incremental build has nothing to do.
  private static void writeIfChanged(Path file, String source) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(source)) {
      Files.writeString(file, source);
    }
  }

  private static String packageInfo(String packageName) {
    return """
    /// Shapes and operations of a service, generated from its model.
    @NullMarked
    package %s;

    import org.jspecify.annotations.NullMarked;
    """
        .formatted(packageName);
  }
}
