package dev.assay.inventory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// An [Inventory] as JSON, for sending and storing. Reading what was written gives an equal
/// inventory. Fields that a reader does not know are passed over, so that newer writers can add
/// some; a change that older readers would get wrong raises the version.
public final class InventoryJson {
  static final String FORMAT = "assay-inventory";
  static final int VERSION = 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(1 << 20)
                  .maxDocumentLength(2L << 30)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          // Half a surrogate pair, from a hostile file name, survives only as an escape.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private InventoryJson() {}

  /// Writes an inventory, and leaves the stream open.
  public static void write(Inventory inventory, OutputStream out) throws IOException {
    var json = FACTORY.createGenerator(out);
    new InventoryWriter(json).write(inventory);
    json.flush();
  }

  /// Reads an inventory, and leaves the stream open.
  ///
  /// @throws TargetException when the document is not a whole inventory of a version known here;
  ///     the message says where and what
  /// @throws IOException when the stream itself breaks
  public static Inventory read(InputStream in) throws IOException {
    try (var json = FACTORY.createParser(in)) {
      return new InventoryReader(json).read();
    } catch (StreamConstraintsException e) {
      throw new TargetException("the inventory is beyond a limit: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String place = at == null ? "" : " at " + at.getLineNr() + ":" + at.getColumnNr();
      throw new TargetException(
          "the inventory is not sound JSON" + place + ": " + e.getOriginalMessage(), e);
    }
  }
}
