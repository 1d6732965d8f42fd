package dev.assay.inventory.source.inflate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The inflater of Intel's Intelligent Storage Acceleration Library, BSD-3-Clause: two functions of
/// a shared library, called through the foreign function interface.
///
/// It is used where it can be loaded, has the versions of these functions that we know, sets its
/// state back as we expect, and unpacks a sample without a fault. Otherwise there is none.
@SuppressWarnings("restricted") // native access is what this class is for
final class IsaLibrary {
  /// Where the build puts the library of the artifact `com.intel.gkl:gkl`.
  private static final String FOLDER = "assay.native";

  private static final String BESIDE_US = "libgkl_compression.so";
  private static final String OF_THE_SYSTEM = "libisal.so.2"; // Debian, Ubuntu: libisal2

  // The library's own marks, which change with a function's interface: number and version.
  private static final int INFLATE_MARK = 0x0001_008a;
  private static final int INIT_MARK = 0x0001_0088;

  private final MethodHandle init;
  private final MethodHandle inflate;

  private IsaLibrary(SymbolLookup symbols) {
    var linker = Linker.nativeLinker();
    this.init =
        linker.downcallHandle(
            symbols.findOrThrow("isal_inflate_init"),
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    this.inflate =
        linker.downcallHandle(
            symbols.findOrThrow("isal_inflate"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /// Empty where there is no sound one for this machine.
  static Optional<IsaLibrary> find() {
    return Found.LIBRARY;
  }

  private static final class Found {
    static final Optional<IsaLibrary> LIBRARY = load();
  }

  private static Optional<IsaLibrary> load() {
    boolean isKnown =
        System.getProperty("os.name", "").equals("Linux")
            && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
    return isKnown
        ? candidates().stream().flatMap(one -> sound(one).stream()).findFirst()
        : Optional.empty();
  }

  private static List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    String folder = System.getProperty(FOLDER, "");
    if (!folder.isEmpty()) {
      candidates.add(Path.of(folder, BESIDE_US).toAbsolutePath().toString());
    }
    candidates.add(OF_THE_SYSTEM);
    return candidates;
  }

  /// A library by its path or name, where it is the one that we know.
  private static Optional<IsaLibrary> sound(String library) {
    try {
      // A name is looked for where the system keeps libraries; one that was used may stay.
      var symbols =
          library.startsWith("/")
              ? SymbolLookup.libraryLookup(Path.of(library), Arena.global())
              : SymbolLookup.libraryLookup(library, Arena.global());
      boolean hasMarks =
          mark(symbols, "isal_inflate_slver") == INFLATE_MARK
              && mark(symbols, "isal_inflate_init_slver") == INIT_MARK;
      if (!hasMarks) {
        return Optional.empty();
      }
      var found = new IsaLibrary(symbols);
      return found.setsBack() && found.unpacksTheSample() ? Optional.of(found) : Optional.empty();
    } catch (IllegalArgumentException | IllegalCallerException | UnsatisfiedLinkError absent) {
      return Optional.empty();
    }
  }

  private static int mark(SymbolLookup symbols, String name) {
    return symbols
        .find(name)
        .map(at -> at.reinterpret(Integer.BYTES).get(ValueLayout.JAVA_INT, 0))
        .orElse(0);
  }

  private boolean setsBack() {
    try (var arena = Arena.ofConfined()) {
      var state = new IsaState(arena.allocate(IsaState.BYTES, Long.BYTES).fill((byte) 0xff));
      init(state);
      return state.isSetBack();
    }
  }

  private boolean unpacksTheSample() {
    byte[] content = InflateSample.content();
    try (var in =
        IsaGzipInput.open(new ByteArrayInputStream(InflateSample.packed(content)), this)) {
      return Arrays.equals(in.readAllBytes(), content);
    } catch (IOException unsound) {
      return false;
    }
  }

  /// Makes a state ready for a new stream.
  void init(IsaState state) {
    try {
      init.invokeExact(state.memory());
    } catch (Throwable impossible) {
      throw failed(impossible);
    }
  }

  /// Goes on with a stream until its input is empty, its output is full, or it ends.
  ///
  /// @return 0 where all is well
  int inflate(IsaState state) {
    try {
      return (int) inflate.invokeExact(state.memory());
    } catch (Throwable impossible) {
      throw failed(impossible);
    }
  }

  private static IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("a native function cannot throw", cause);
  }
}
