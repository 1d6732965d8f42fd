package dev.assay.advisory.index;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.IndexException;
import dev.assay.advisory.IndexSummary;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Answers from the bytes of an index where they lie. Nothing is loaded ahead; safe for many
/// threads, as every read is at an absolute position.
public final class IndexFile {
  private static final int PAIR = Tables.PAIR;
  private static final int PACKAGE_ROW = Tables.PACKAGE_ROW;

  private final ByteBuffer file;
  private final String name;
  private final Header header;
  private final Tables tables;

  private IndexFile(ByteBuffer file, String name, Header header) {
    this.file = file;
    this.name = name;
    this.header = header;
    this.tables = new Tables(file, header);
  }

  /// Reads the header alone.
  ///
  /// @param name what messages call the file
  /// @throws IndexException if the file is not an index this program can read
  public static IndexFile of(ByteBuffer file, String name) {
    return new IndexFile(file, name, Header.read(file, name));
  }

  /// Reads every byte and compares with the checksums.
  public void verify() {
    header.verify(file, name);
  }

  public IndexSummary summary() {
    Manifest manifest = Manifest.read(tables.cursor(Section.MANIFEST, 0));
    return new IndexSummary(
        header.id(),
        Header.SCHEMA,
        manifest.builtAt(),
        manifest.feeds(),
        manifest.isStarter(),
        file.limit());
  }

  public List<AffectedPackage> affecting(Ecosystem ecosystem, String packageName) {
    try {
      int space = tables.ecosystemNumber(ecosystem);
      int text = space < 0 ? -1 : tables.stringNumber(packageName);
      int row = text < 0 ? -1 : tables.packageRow(space, text);
      if (row < 0) {
        return List.of();
      }
      return entries(
          ecosystem, packageName, tables.intAt(Section.PACKAGES, row * PACKAGE_ROW + PAIR));
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  public Optional<Vulnerability> vulnerability(String id) {
    try {
      int row =
          tables.firstAtLeast(
              Section.IDS,
              PAIR,
              r -> IdOrder.compare(Tables.utf8(tables.idAt(r)), Tables.utf8(id)));
      if (row == tables.rows(Section.IDS, PAIR)
          || IdOrder.compare(Tables.utf8(tables.idAt(row)), Tables.utf8(id)) != 0) {
        return Optional.empty();
      }
      return Optional.of(vulnerability(tables.intAt(Section.IDS, row * PAIR + 4)));
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  /// Names every package, in the index's order.
  public void eachPackage(BiConsumer<Ecosystem, String> visitor) {
    for (int row = 0; row < tables.rows(Section.PACKAGES, PACKAGE_ROW); row++) {
      visitor.accept(
          tables.ecosystem(tables.intAt(Section.PACKAGES, row * PACKAGE_ROW)),
          tables.string(tables.intAt(Section.PACKAGES, row * PACKAGE_ROW + 4)));
    }
  }

  /// How many vulnerabilities there are.
  public int vulnerabilityCount() {
    return tables.rows(Section.VULNERABILITY_ROWS, PAIR);
  }

  /// The canonical id of a vulnerability, by its place in the order of ids.
  public String vulnerabilityId(int number) {
    return tables.string(tables.intAt(Section.VULNERABILITY_ROWS, number * PAIR));
  }

  private List<AffectedPackage> entries(Ecosystem ecosystem, String packageName, int offset) {
    Cursor in = tables.cursor(Section.ENTRIES, offset);
    int count = in.nextVarint();
    var found = new ArrayList<AffectedPackage>();
    for (int i = 0; i < count; i++) {
      int record = in.nextVarint() * PAIR;
      String feed = tables.string(tables.intAt(Section.RECORDS, record));
      String recordId = tables.string(tables.intAt(Section.RECORDS, record + 4));
      Statement statement = statement(tables.cursor(Section.STATEMENTS, in.nextVarint()));
      String severity = tables.string(in.nextVarint());
      String page = PublisherPage.of(feed, recordId);
      for (int vulnerabilities = in.nextVarint(); vulnerabilities > 0; vulnerabilities--) {
        found.add(
            new AffectedPackage(
                feed,
                recordId,
                vulnerabilityId(in.nextVarint()),
                ecosystem,
                packageName,
                statement,
                severity,
                page));
      }
    }
    return List.copyOf(found);
  }

  private Statement statement(Cursor in) {
    return switch (in.nextByte()) {
      case 0 -> affected(in);
      case 1 -> new Statement.NotAffected(tables.string(in.nextVarint()));
      case 2 -> new Statement.Undetermined(tables.string(in.nextVarint()));
      default -> throw new IndexException(name + " is damaged: unknown kind of statement");
    };
  }

  private Statement.Affected affected(Cursor in) {
    Statement.FixPlan plan = plan(in.nextByte());
    int count = in.nextVarint();
    var ranges = new ArrayList<AffectedRange>(count);
    for (int i = 0; i < count; i++) {
      String introduced = tables.string(in.nextVarint());
      int kind = in.nextByte();
      String version = tables.string(in.nextVarint());
      ranges.add(new AffectedRange(introduced, upperBound(kind, version)));
    }
    return new Statement.Affected(ranges, tables.strings(in), plan, tables.strings(in));
  }

  private Statement.FixPlan plan(int kind) {
    return switch (kind) {
      case 0 -> Statement.FixPlan.UNKNOWN;
      case 1 -> Statement.FixPlan.NOT_YET_FIXED;
      case 2 -> Statement.FixPlan.DEFERRED;
      case 3 -> Statement.FixPlan.WILL_NOT_FIX;
      case 4 -> Statement.FixPlan.END_OF_LIFE;
      default -> throw new IndexException(name + " is damaged: unknown plan");
    };
  }

  private UpperBound upperBound(int kind, String version) {
    return switch (kind) {
      case 0 -> new UpperBound.Fixed(version);
      case 1 -> new UpperBound.LastAffected(version);
      case 2 -> new UpperBound.Limit(version);
      case 3 -> new UpperBound.Open();
      default -> throw new IndexException(name + " is damaged: unknown kind of bound");
    };
  }

  private Vulnerability vulnerability(int number) {
    String id = vulnerabilityId(number);
    Cursor in =
        tables.cursor(
            Section.VULNERABILITIES, tables.intAt(Section.VULNERABILITY_ROWS, number * PAIR + 4));
    List<String> aliases = tables.strings(in);
    int ratingCount = in.nextVarint();
    var ratings = new ArrayList<Rating>(ratingCount);
    for (int i = 0; i < ratingCount; i++) {
      ratings.add(
          new Rating(
              tables.string(in.nextVarint()),
              tables.string(in.nextVarint()),
              tables.string(in.nextVarint()),
              in.nextVarint() / 10.0));
    }
    List<String> weaknesses = tables.strings(in);
    var exploitation = new Vulnerability.Exploitation(epss(in), known(in), ssvc(in), exploits(in));
    var dates =
        new Vulnerability.Dates(
            Instant.ofEpochSecond(in.nextLong()), Instant.ofEpochSecond(in.nextLong()));
    Cursor text = new Cursor(textBlock(in.nextVarint()), in.nextVarint());
    var words = new Vulnerability.Text(text.nextText(), text.nextText());
    var references = new ArrayList<String>();
    for (int left = text.nextVarint(); left > 0; left--) {
      references.add(text.nextText());
    }
    return new Vulnerability(
        id, aliases, words, ratings, weaknesses, exploitation, dates, references);
  }

  private static Epss epss(Cursor in) {
    if (in.nextByte() == 0) {
      return new Epss.Unscored();
    }
    return new Epss.Scored(
        Double.longBitsToDouble(in.nextLong()),
        Double.longBitsToDouble(in.nextLong()),
        LocalDate.ofEpochDay(in.nextInt()));
  }

  private KnownExploitation known(Cursor in) {
    if (in.nextByte() == 0) {
      return new KnownExploitation.NotListed();
    }
    return new KnownExploitation.Listed(
        LocalDate.ofEpochDay(in.nextInt()),
        LocalDate.ofEpochDay(in.nextInt()),
        tables.string(in.nextVarint()));
  }

  private Ssvc ssvc(Cursor in) {
    if (in.nextByte() == 0) {
      return new Ssvc.NotAssessed();
    }
    return new Ssvc.Assessed(
        tables.string(in.nextVarint()),
        tables.string(in.nextVarint()),
        tables.string(in.nextVarint()));
  }

  private List<PublicExploit> exploits(Cursor in) {
    var exploits = new ArrayList<PublicExploit>();
    for (int left = in.nextVarint(); left > 0; left--) {
      exploits.add(
          new PublicExploit(
              tables.string(in.nextVarint()),
              tables.string(in.nextVarint()),
              LocalDate.ofEpochDay(in.nextInt())));
    }
    return exploits;
  }

  private ByteBuffer textBlock(int block) {
    int start = block == 0 ? 0 : tables.intAt(Section.TEXT_ENDS, (block - 1) * 4);
    int end = tables.intAt(Section.TEXT_ENDS, block * 4);
    int size = tables.intAt(Section.TEXT, start);
    byte[] packed = new byte[end - start - 4];
    file.get(header.offset(Section.TEXT) + start + 4, packed);
    return Inflation.of(packed, size, name);
  }

  private IndexException damaged(IndexOutOfBoundsException e) {
    return new IndexException(name + " is damaged: " + e.getMessage());
  }
}
