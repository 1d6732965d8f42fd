package dev.assay.reachability.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.source.Documents.EntryReader;
import dev.assay.reachability.source.Documents.Reader;
import dev.assay.reachability.vpc.Component;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads every `describe-*` answer below a folder.
///
/// An answer is known by its members (`{"Vpcs": […]}`), whatever the file is called, which covers
/// the names of the AWS CLI, with or without the service in front, and those of other tools. Only
/// answers that somebody gathered into a map, such as target health by target group, are known by
/// file name.
///
/// Items are read one at a time, so that a file of any length needs little memory.
final class DescribeFolder {
  private static final int DEEPEST_FOLDER = 8;
  static final int MOST_FILES = 10_000;
  private static final int MOST_PROBLEMS = 1_000;
  private static final String JSON = ".json";

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(32)
                      .maxStringLength(1 << 20)
                      .maxNumberLength(40)
                      .build())
              .build());

  private final List<Documents> documents =
      List.of(
          new VpcDocuments(),
          new RoutingDocuments(),
          new FilterDocuments(),
          new TransitGatewayDocuments(),
          new LoadBalancerDocuments(),
          new ClassicLoadBalancerDocuments());
  private final Map<String, Reader> lists = new HashMap<>();
  private final Map<String, EntryReader> maps = new HashMap<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private int leftOut;
  private int answers;

  DescribeFolder() {
    for (Documents subject : documents) {
      lists.putAll(subject.lists());
      maps.putAll(subject.maps());
    }
  }

  /// Notes that a folder holds more files than are read.
  void tooMany(Path folder) {
    problem(
        InputProblem.of(
            "REACH-READ-004",
            folder.toString(),
            "more than " + MOST_FILES + " files",
            "the rest was not read"));
  }

  /// Takes over what was read of another file, as if it were read next.
  void addAll(DescribeFolder other) {
    for (int i = 0; i < documents.size(); i++) {
      documents.get(i).addAll(other.documents.get(i));
    }
    other.problems.forEach(this::problem);
    leftOut += other.leftOut;
    answers += other.answers;
  }

  /// Everything below a folder that may be an answer, by name; one more than is read where there
  /// are too many.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEPEST_FOLDER)) {
      return all.filter(path -> path.getFileName().toString().endsWith(JSON))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MOST_FILES + 1L)
          .toList();
    }
  }

  /// Reads JSON within the limits that answers have.
  static JsonParser parser(InputStream in) throws IOException {
    return MAPPER.createParser(in);
  }

  /// Reads one file.
  ///
  /// @param name as problems name it
  void readFile(Path file, String name) {
    String bare = file.getFileName().toString();
    bare = bare.substring(0, bare.length() - JSON.length());
    try (InputStream in = Files.newInputStream(file)) {
      readDocument(in, name, maps.get(bare));
    } catch (IOException unreadable) {
      problem(
          InputProblem.of(
              "REACH-READ-002",
              name,
              "cannot be read: " + unreadable.getMessage(),
              "nothing of it is known"));
    }
  }

  /// Reads one answer.
  ///
  /// @param name as problems name it
  /// @throws IOException when it breaks off
  void readDocument(InputStream in, String name) throws IOException {
    readDocument(in, name, null);
  }

  private void readDocument(InputStream in, String name, @Nullable EntryReader entries)
      throws IOException {
    try (JsonParser parser = parser(in)) {
      readAnswer(parser, name, entries);
    } catch (JsonProcessingException broken) {
      var at = broken.getLocation();
      problem(
          new InputProblem(
              "REACH-READ-001",
              name,
              at == null ? 0 : at.getLineNr(),
              at == null ? 0 : at.getColumnNr(),
              "",
              "",
              "not the JSON it should be: " + broken.getOriginalMessage(),
              "the rest of the file was not read"));
    }
  }

  private void readAnswer(JsonParser parser, String file, @Nullable EntryReader entries)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return; // not an answer of describe
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      if (entries != null) {
        answers++;
        JsonNode value = MAPPER.readTree(parser);
        var item = DescribedItem.at("/" + escaped(member), value);
        take(file, item, read -> entries.read(member, read));
      } else if (lists.containsKey(member) && parser.currentToken() == JsonToken.START_ARRAY) {
        answers++;
        readList(parser, file, member, lists.get(member));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readList(JsonParser parser, String file, String member, Reader reader)
      throws IOException {
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = MAPPER.readTree(parser);
      take(file, DescribedItem.at("/" + escaped(member) + "/" + index++, element), reader);
    }
  }

  private void take(String file, DescribedItem item, Reader reader) {
    try {
      reader.read(item);
    } catch (Unreadable wrong) {
      problem(
          new InputProblem(
              "REACH-READ-003",
              file,
              0,
              0,
              wrong.pointer(),
              wrong.value(),
              wrong.reason(),
              "the item was skipped"));
    }
  }

  /// RFC 6901, section 3.
  private static String escaped(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }

  private void problem(InputProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      leftOut++;
    }
  }

  /// What was read.
  NetworkReading reading() {
    List<Component> components = new ArrayList<>();
    for (Documents subject : documents) {
      components.addAll(subject.components(Network.of(components)));
    }
    if (leftOut > 0) {
      problems.add(
          InputProblem.of(
              "REACH-READ-004",
              "all files",
              leftOut + " more problems",
              "they are counted and not listed"));
    }
    return new NetworkReading(Network.of(components), List.copyOf(problems), answers);
  }
}
