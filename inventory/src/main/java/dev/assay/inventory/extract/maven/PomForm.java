package dev.assay.inventory.extract.maven;

import dev.assay.inventory.extract.maven.Pom.Dependency;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A project file as bytes.
public final class PomForm {
  private static final int MOST = 1_000_000;

  private PomForm() {}

  public static void write(Pom pom, DataOutput out) throws IOException {
    out.writeUTF(pom.path());
    write(pom.own(), out);
    write(pom.parent(), out);
    out.writeUTF(pom.parentPath());
    out.writeInt(pom.properties().size());
    for (var property : pom.properties().entrySet()) {
      out.writeUTF(property.getKey());
      out.writeUTF(property.getValue());
    }
    write(pom.managed(), out);
    write(pom.dependencies(), out);
  }

  private static void write(Coordinates what, DataOutput out) throws IOException {
    out.writeUTF(what.group());
    out.writeUTF(what.artifact());
    out.writeUTF(what.version());
  }

  private static void write(List<Dependency> dependencies, DataOutput out) throws IOException {
    out.writeInt(dependencies.size());
    for (Dependency one : dependencies) {
      write(one.what(), out);
      out.writeUTF(one.scope());
      out.writeUTF(one.type());
      out.writeInt(one.line());
    }
  }

  /// What [#write] wrote.
  ///
  /// @throws IOException when the bytes are no project
  public static Pom read(DataInput in) throws IOException {
    return new Pom(
        in.readUTF(),
        coordinates(in),
        coordinates(in),
        in.readUTF(),
        properties(in),
        dependencies(in),
        dependencies(in));
  }

  private static Coordinates coordinates(DataInput in) throws IOException {
    return new Coordinates(in.readUTF(), in.readUTF(), in.readUTF());
  }

  private static Map<String, String> properties(DataInput in) throws IOException {
    Map<String, String> properties = new HashMap<>();
    for (int left = count(in); left > 0; left--) {
      properties.put(in.readUTF(), in.readUTF());
    }
    return properties;
  }

  private static List<Dependency> dependencies(DataInput in) throws IOException {
    List<Dependency> dependencies = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      dependencies.add(new Dependency(coordinates(in), in.readUTF(), in.readUTF(), in.readInt()));
    }
    return dependencies;
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
