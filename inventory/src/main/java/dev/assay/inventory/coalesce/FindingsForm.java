package dev.assay.inventory.coalesce;

import dev.assay.inventory.extract.maven.PomForm;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What was found in a file, as bytes.
public final class FindingsForm {
  /// Nothing honest has as many of anything.
  private static final int MOST = 50_000_000;

  /// `writeUTF` takes 65,535 bytes, three for a letter at most.
  private static final int LETTERS = 20_000;

  private FindingsForm() {}

  public static void write(FileFindings found, DataOutput out) throws IOException {
    text(found.path(), out);
    out.writeInt(found.packages().size());
    for (InstalledPackage one : found.packages()) {
      write(one, out);
    }
    var problems = found.problems();
    out.writeInt(problems.size());
    for (InputProblem problem : problems) {
      write(problem, out);
    }
    out.writeInt(found.distributions().size());
    for (var distribution : found.distributions()) {
      text(distribution.id(), out);
      text(distribution.versionId(), out);
      text(distribution.codename(), out);
      text(distribution.name(), out);
    }
    texts(found.repositories(), out);
    out.writeInt(found.poms().size());
    for (var pom : found.poms()) {
      PomForm.write(pom, out);
    }
    found.owned().write(out);
  }

  /// What [#write] wrote.
  ///
  /// @throws IOException when the bytes are no findings
  public static FileFindings read(DataInput in) throws IOException {
    var found = new FileFindings(text(in));
    for (int left = count(in); left > 0; left--) {
      found.add(installed(in));
    }
    for (int left = count(in); left > 0; left--) {
      found.add(problem(in));
    }
    for (int left = count(in); left > 0; left--) {
      found.add(new OperatingSystem.Distribution(text(in), text(in), text(in), text(in)));
    }
    texts(in).forEach(found::addRepository);
    for (int left = count(in); left > 0; left--) {
      found.add(PomForm.read(in));
    }
    found.owned().read(in);
    return found;
  }

  private static void write(InstalledPackage one, DataOutput out) throws IOException {
    text(one.type().name(), out);
    text(one.name(), out);
    text(one.version(), out);
    text(one.architecture(), out);
    text(one.source().name(), out);
    text(one.source().version(), out);
    text(one.source().module(), out);
    text(one.source().vendor(), out);
    text(one.location().path(), out);
    out.writeInt(one.location().line());
    text(one.location().layer(), out);
    text(one.owner(), out);
    text(one.declaration().relation().name(), out);
    out.writeBoolean(one.declaration().development());
    text(one.declaration().license(), out);
  }

  private static InstalledPackage installed(DataInput in) throws IOException {
    return new InstalledPackage(
        PackageType.valueOf(text(in)),
        text(in),
        text(in),
        text(in),
        new SourcePackage(text(in), text(in), text(in), text(in)),
        new PackageLocation(text(in), in.readInt(), text(in)),
        text(in),
        new Declaration(Declaration.Relation.valueOf(text(in)), in.readBoolean(), text(in)));
  }

  private static void write(InputProblem problem, DataOutput out) throws IOException {
    text(problem.code(), out);
    text(problem.source(), out);
    out.writeInt(problem.line());
    out.writeInt(problem.column());
    text(problem.field(), out);
    text(problem.value(), out);
    text(problem.reason(), out);
    text(problem.effect(), out);
  }

  private static InputProblem problem(DataInput in) throws IOException {
    return new InputProblem(
        text(in), text(in), in.readInt(), in.readInt(), text(in), text(in), text(in), text(in));
  }

  public static void texts(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text, out);
    }
  }

  /// Reads them in their order.
  ///
  /// @throws IOException when the bytes are no texts
  public static List<String> texts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }

  /// Any text, half surrogate pairs of hostile names included.
  public static void text(String text, DataOutput out) throws IOException {
    int from = 0;
    while (text.length() - from > LETTERS) {
      out.writeBoolean(true);
      out.writeUTF(text.substring(from, from + LETTERS));
      from += LETTERS;
    }
    out.writeBoolean(false);
    out.writeUTF(text.substring(from));
  }

  /// Reads one text.
  ///
  /// @throws IOException when the bytes are no text
  public static String text(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return in.readUTF();
    }
    var text = new StringBuilder(in.readUTF());
    while (in.readBoolean()) {
      text.append(in.readUTF());
    }
    return text.append(in.readUTF()).toString();
  }

  /// How many of something follow.
  ///
  /// @throws IOException when that cannot be
  public static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
