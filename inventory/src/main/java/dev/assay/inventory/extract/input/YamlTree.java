package dev.assay.inventory.extract.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads the first document of a YAML file as a whole, event by event: no tags, no types, and
/// aliases stay unread, so that nothing multiplies.
public final class YamlTree {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(64 << 20).setUseMarks(true).build();

  private YamlTree() {}

  /// The document; of a broken one what came before.
  public static Item read(InputStream content, FileProblems problems)
      throws IOException, InterruptedException {
    var builder = new ItemBuilder();
    var watched = new WatchedStream(content);
    try {
      var reader = new StreamReader(SETTINGS, new YamlUnicodeReader(watched));
      build(new ParserImpl(SETTINGS, reader), builder);
    } catch (ItemBuilder.BeyondLimit e) {
      problems.limit(0, String.valueOf(e.getMessage()), "the rest of the file was not read");
    } catch (MarkedYamlEngineException e) {
      watched.throwIfFailed();
      Optional<Mark> mark = e.getProblemMark();
      broken(
          problems,
          mark.map(at -> at.getLine() + 1).orElse(0),
          mark.map(at -> at.getColumn() + 1).orElse(0),
          e.getProblem());
    } catch (ReaderException e) {
      broken(problems, 0, 0, "a character that YAML does not allow");
    } catch (YamlEngineException e) {
      watched.throwIfFailed();
      broken(problems, 0, 0, firstLine(String.valueOf(e.getMessage())));
    }
    return builder.root();
  }

  private static void build(Iterator<Event> events, ItemBuilder builder)
      throws InterruptedException {
    // Whether the key of each open mapping was read and its value is next.
    boolean[] keyRead = new boolean[ItemBuilder.DEEPEST + 1];
    int depth = 0;
    int keyLine = 0;
    while (events.hasNext()) {
      Event event = events.next();
      int own = event.getStartMark().map(at -> at.getLine() + 1).orElse(0);
      // What belongs to a key counts as standing on the key's line.
      int line = builder.isInObject() && keyRead[depth] ? keyLine : own;
      switch (event.getEventId()) {
        case Scalar -> {
          String text = ((ScalarEvent) event).getValue();
          if (builder.isInObject() && !keyRead[depth]) {
            builder.key(text);
            keyLine = own;
            keyRead[depth] = true;
          } else {
            builder.text(text, line);
            keyRead[depth] = false;
          }
        }
        case MappingStart, SequenceStart -> {
          if (builder.isInObject() && !keyRead[depth]) {
            throw new ItemBuilder.BeyondLimit("a key that is no text");
          }
          keyRead[depth] = false;
          builder.start(event instanceof SequenceStartEvent, line);
          depth++;
          keyRead[depth] = !(event instanceof MappingStartEvent);
        }
        case MappingEnd, SequenceEnd -> {
          builder.end();
          depth--;
        }
        case Alias -> {
          if (builder.isInObject() && !keyRead[depth]) {
            builder.key("");
            keyRead[depth] = true;
          } else {
            builder.text("", line);
            keyRead[depth] = false;
          }
        }
        case DocumentEnd -> {
          return;
        }
        case StreamStart, StreamEnd, DocumentStart, Comment -> {}
      }
    }
  }

  private static void broken(FileProblems problems, int line, int column, String reason) {
    problems.broken(line, column, "not YAML: " + reason, "packages after this place were skipped");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
