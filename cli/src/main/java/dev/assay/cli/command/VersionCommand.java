package dev.assay.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.cli.CommandFailure;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexStatus;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.delivery.ReportFormat;
import dev.assay.inventory.InventoryScanner;
import dev.assay.model.ProductVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `assay version`: this build and, as JSON, what it judges with.
@CommandLine.Command(footer = {"assay version", "assay version -o json"})
public final class VersionCommand implements Command {
  private static final Set<ReportFormat> FORMATS = Set.of(ReportFormat.TABLE, ReportFormat.JSON);

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Outcome run(Session session) {
    for (Output each : output.parse(session, FORMATS, ReportFormat.TABLE, ReportFormat.TABLE)) {
      each.write(
          session,
          output.limit(),
          (format, display, out) -> {
            if (format == ReportFormat.JSON) {
              writeJson(session, out);
            } else {
              out.write(words().getBytes(StandardCharsets.UTF_8));
            }
          });
    }
    return Outcome.DONE;
  }

  private static String words() {
    return "assay " + ProductVersion.CURRENT + " (Java " + Runtime.version() + ")\n";
  }

  private static void writeJson(Session session, OutputStream out) throws IOException {
    try (var json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", "assay.version/1");
      json.writeStringField("version", ProductVersion.CURRENT);
      json.writeStringField("java", Runtime.version().toString());
      json.writeStringField("inflater", InventoryScanner.inflater());
      try (Engine engine = session.engine()) {
        writeAdvisories(engine.status(), json);
      } catch (CommandFailure none) {
        // Which version runs must be known most when the advisories cannot be read.
        json.writeStringField("advisoriesProblem", none.getMessage());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeAdvisories(IndexStatus status, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("advisories");
    json.writeStringField("id", status.age().id());
    json.writeNumberField("schema", status.schema());
    json.writeBooleanField("starter", status.age().starter());
    json.writeStringField("builtAt", status.age().builtAt().toString());
    json.writeStringField("dataTime", status.age().dataTime().toString());
    json.writeNumberField("vulnerabilities", status.vulnerabilities());
    json.writeNumberField("statements", status.statements());
    json.writeEndObject();
  }
}
