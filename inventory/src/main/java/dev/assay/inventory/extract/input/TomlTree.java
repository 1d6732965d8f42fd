package dev.assay.inventory.extract.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.assay.inventory.extract.ScannedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a TOML document as a whole. The library tells no lines; those of the tables of a list,
/// `[[package]]`, are counted beside it.
public final class TomlTree {
  private static final int MOST_BYTES = 16 << 20;
  private static final TomlFactory FACTORY =
      TomlFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ItemBuilder.DEEPEST)
                  .maxStringLength(10_000_000)
                  .build())
          .build();

  private TomlTree() {}

  /// The document; of a broken one the tables before the broken one.
  public static Item read(ScannedFile file, FileProblems problems)
      throws IOException, InterruptedException {
    Optional<byte[]> content = FileBytes.read(file, MOST_BYTES);
    if (content.isEmpty()) {
      problems.limit(0, "larger than " + MOST_BYTES + " bytes", "the file was not read");
      return new Item.Nothing();
    }
    byte[] bytes = content.get();
    var builder = new ItemBuilder();
    int broken = parse(bytes, builder, problems);
    if (broken > 0) {
      // The library gives all or nothing, so the sound part is read once more by itself.
      bytes = Arrays.copyOf(bytes, tableBefore(bytes, broken));
      builder = new ItemBuilder();
      parse(bytes, builder, problems);
    }
    return withLines(builder.root(), bytes);
  }

  /// Reads all.
  ///
  /// @return the line of a mistake; 0 where there is none
  private static int parse(byte[] bytes, ItemBuilder builder, FileProblems problems)
      throws InterruptedException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonTree.build(parser, builder);
    } catch (ItemBuilder.BeyondLimit e) {
      problems.limit(0, String.valueOf(e.getMessage()), "the rest of the file was not read");
    } catch (JacksonException e) {
      var at = e.getLocation();
      int line = at == null ? 0 : Math.max(0, at.getLineNr());
      problems.broken(
          line,
          at == null ? 0 : Math.max(0, at.getColumnNr()),
          "not TOML: " + firstLine(e.getOriginalMessage()),
          "packages after this place were skipped");
      return line;
    } catch (IOException e) {
      // The bytes are in memory: only what they hold can be wrong.
      problems.broken(0, 0, "not TOML: " + firstLine(e.toString()), "the file was skipped");
    }
    return 0;
  }

  /// Where the last table begins that has its header above a line; 0 where there is none.
  private static int tableBefore(byte[] bytes, int line) {
    int table = 0;
    int number = 1;
    for (int i = 0; i < bytes.length && number < line; i++) {
      if (bytes[i] == '\n') {
        number++;
        boolean header = i + 2 < bytes.length && bytes[i + 1] == '[' && bytes[i + 2] == '[';
        table = header && number <= line ? i + 1 : table;
      }
    }
    return table;
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /// Gives the tables of each list their lines, if as many headers as tables are found.
  private static Item withLines(Item document, byte[] bytes)
      throws IOException, InterruptedException {
    return withLines(document, "", headers(bytes));
  }

  /// Lists at the top, and those one name deeper, `[[deps.Dates]]`.
  private static Item withLines(Item table, String prefix, Map<String, List<Integer>> headers) {
    var fields = new LinkedHashMap<>(table.fields());
    fields.replaceAll(
        (name, value) -> {
          if (prefix.isEmpty() && !value.fields().isEmpty()) {
            return withLines(value, name + ".", headers);
          }
          List<Integer> lines = headers.getOrDefault(prefix + name, List.of());
          List<Item> tables = value.items();
          return lines.size() == tables.size() && !tables.isEmpty()
              ? numbered(tables, lines)
              : value;
        });
    return new Item.Fields(fields, 1);
  }

  private static Item numbered(List<Item> tables, List<Integer> lines) {
    var numbered = new ArrayList<Item>(tables.size());
    for (int i = 0; i < tables.size(); i++) {
      numbered.add(new Item.Fields(tables.get(i).fields(), lines.get(i)));
    }
    return new Item.Items(numbered, lines.getFirst());
  }

  private static Map<String, List<Integer>> headers(byte[] bytes)
      throws IOException, InterruptedException {
    var headers = new HashMap<String, List<Integer>>();
    var lines = new LineReader(new ByteArrayInputStream(bytes));
    while (lines.next()) {
      if (lines.at(0) == '[' && lines.at(1) == '[') {
        String text = lines.text(2);
        int end = text.indexOf("]]");
        if (end > 0) {
          headers
              .computeIfAbsent(text.substring(0, end).strip(), name -> new ArrayList<>())
              .add(lines.number());
        }
      }
    }
    return headers;
  }
}
