package dev.assay.reachability;

import dev.assay.reachability.source.PlaceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the interfaces of a folder of answers are described, for reports that point into files.
public final class InterfacePlaces {
  private final Map<String, Place> places;

  private InterfacePlaces(Map<String, Place> places) {
    this.places = places;
  }

  /// A line of a document.
  ///
  /// @param file relative to the folder, with `/` between its parts
  /// @param line from 1 on
  public record Place(String file, int line) {}

  /// Reads the answers once more, for the places alone. What cannot be read has none.
  ///
  /// @throws IOException when the folder cannot be listed
  public static InterfacePlaces of(Path folder) throws IOException {
    return new InterfacePlaces(PlaceReader.read(folder));
  }

  /// Where an interface's own id is written: in the answer about interfaces, else in the one about
  /// instances.
  public Optional<Place> of(String networkInterface) {
    return Optional.ofNullable(places.get(networkInterface));
  }
}
