package dev.assay.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the report of an earlier scan, as `-o json` wrote it (`docs/reference/scan-json.md`).
/// Fields that are not needed are passed over.
public final class BaselineReader {
  private static final String SCHEMA = "assay.scan/";
  private static final int MOST_FINDINGS = 5_000_000;

  private final JsonParser json;
  private final List<Baseline.Known> findings = new ArrayList<>();
  private String schema = "";
  private boolean listed;

  private BaselineReader(JsonParser json) {
    this.json = json;
  }

  /// What is no such report, and why.
  public static final class NoBaselineException extends IOException {
    private static final long serialVersionUID = 1;

    NoBaselineException(String reason) {
      super(reason);
    }
  }

  /// Reads a report.
  ///
  /// @param name for people
  /// @throws NoBaselineException where it is none
  public static Baseline read(String name, InputStream in) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      var reader = new BaselineReader(json);
      reader.read();
      if (!reader.schema.startsWith(SCHEMA)) {
        throw new NoBaselineException(
            "\"schema\" is not " + SCHEMA + "1: it is no report that assay scan -o json wrote");
      }
      if (!reader.listed) {
        throw new NoBaselineException("\"findings\" is missing");
      }
      return new Baseline(name, reader.findings);
    } catch (StreamReadException e) {
      var place = e.getLocation();
      throw new NoBaselineException(
          "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": no sound JSON");
    }
  }

  private void read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new NoBaselineException("it does not begin with {");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("schema") && value == JsonToken.VALUE_STRING) {
        schema = json.getText();
      } else if (field.equals("findings") && value == JsonToken.START_ARRAY) {
        listed = true;
        readFindings();
      } else {
        json.skipChildren();
      }
    }
  }

  private void readFindings() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      if (findings.size() == MOST_FINDINGS) {
        throw new NoBaselineException("more than " + MOST_FINDINGS + " findings");
      }
      findings.add(finding());
    }
  }

  private Baseline.Known finding() throws IOException {
    String id = "";
    String severity = "";
    boolean hidden = false;
    List<String> aliases = new ArrayList<>();
    Set<Baseline.Affected> packages = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "id" -> id = text(value);
        case "severity" -> severity = text(value).toLowerCase(Locale.ROOT);
        case "hidden" -> hidden = value == JsonToken.VALUE_TRUE;
        case "aliases" -> readTexts(value, aliases);
        case "packages" -> readPackages(value, packages);
        default -> json.skipChildren();
      }
    }
    if (id.isEmpty() || packages.isEmpty()) {
      throw new NoBaselineException(
          "finding " + (findings.size() + 1) + " has no \"id\" or no \"packages\"");
    }
    return new Baseline.Known(id, aliases, severity, hidden, packages);
  }

  private void readPackages(JsonToken start, Set<Baseline.Affected> packages) throws IOException {
    if (start != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String type = "";
      String name = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        switch (field) {
          case "type" -> type = text(value);
          case "name" -> name = text(value);
          default -> json.skipChildren();
        }
      }
      packages.add(new Baseline.Affected(type, name));
    }
  }

  private void readTexts(JsonToken start, List<String> texts) throws IOException {
    if (start == JsonToken.START_ARRAY) {
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      }
    }
  }

  private String text(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }
}
