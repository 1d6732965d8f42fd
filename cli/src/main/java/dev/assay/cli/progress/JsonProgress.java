package dev.assay.cli.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;

/// Events for programs, a JSON object a line: `{"event":"start","step":"match","time":…}`.
public final class JsonProgress implements Progress {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final PrintStream err;
  private final Clock clock;
  private String step = "";

  public JsonProgress(PrintStream err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void start(String name) {
    step = name;
    write("start", "");
  }

  @Override
  public void doing(String words) {}

  @Override
  public void found(String name, String words) {
    write("found", name + ": " + words);
  }

  @Override
  public void done(String words) {
    write("done", words);
  }

  @Override
  public void failed() {
    write("failed", "");
  }

  @Override
  public void note(String words) {
    step = "";
    write("note", words);
  }

  @Override
  public void close() {}

  private void write(String event, String words) {
    var line = new StringWriter();
    try (var json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", event);
      if (!step.isEmpty()) {
        json.writeStringField("step", step);
      }
      if (!words.isEmpty()) {
        json.writeStringField("text", words);
      }
      json.writeStringField("time", clock.instant().toString());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every character", e);
    }
    err.println(line);
  }
}
