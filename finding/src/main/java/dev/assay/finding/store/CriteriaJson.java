package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.assay.database.StoreException;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/// The form in which criteria are kept. It is ours alone; the API has its own.
final class CriteriaJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CriteriaJson() {}

  /// @throws CriteriaException where a text is one that PostgreSQL cannot hold
  static String write(FindingCriteria criteria) {
    var text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new CriteriaWriter(out).write(criteria);
    } catch (IOException impossible) {
      throw new UncheckedIOException("text in memory cannot fail", impossible);
    }
    return text.toString();
  }

  /// Reads what [#write] wrote.
  static FindingCriteria read(String json) {
    try (JsonParser in = JSON.createParser(json)) {
      return new CriteriaReader(in).read();
    } catch (IOException
        | IllegalArgumentException
        | DateTimeException
        | CriteriaException unreadable) {
      throw new StoreException(
          "the criteria of a stored filter cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
