package dev.assay.inventory.source;

import dev.assay.inventory.FileChoice;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.inventory.coalesce.ProblemList;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.LockEndings;
import dev.assay.inventory.extract.PackageState;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.source.cache.LayerCache;
import dev.assay.model.InputProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// One pass over one target: its limits, its extractors, and the problems met outside of single
/// files. Shared by the threads of the scan.
public final class Scan {
  /// A file that several extractors read is held in memory for them up to this size.
  private static final int LARGEST_SHARED = 64 << 20;

  private static final int PROGRESS_STEP = 256;

  private final ScanLimits limits;
  private final Budget budget;
  private final List<Extractor> extractors;
  private final ScanProgress progress;
  private final List<LayerCache> layerCache;
  private final FileChoice chosen;
  private final ProblemList problems = new ProblemList("this scan");
  private final AtomicLong files = new AtomicLong();
  private final AtomicInteger packages = new AtomicInteger();

  /// A scan that knows no layers from before.
  public Scan(ScanLimits limits, List<Extractor> extractors, ScanProgress progress) {
    this(limits, extractors, progress, List.of(), FileChoice.ALL);
  }

  /// @param layerCache where layers are kept; none, or one
  /// @param chosen the files that are read
  public Scan(
      ScanLimits limits,
      List<Extractor> extractors,
      ScanProgress progress,
      List<LayerCache> layerCache,
      FileChoice chosen) {
    this.chosen = chosen;
    this.layerCache = List.copyOf(layerCache);
    this.limits = limits;
    this.budget = new Budget(limits);
    this.extractors = List.copyOf(extractors);
    this.progress = progress;
  }

  public List<Extractor> extractors() {
    return extractors;
  }

  public ScanLimits limits() {
    return limits;
  }

  /// The files that are read.
  public FileChoice chosen() {
    return chosen;
  }

  /// Where layers are kept; empty where they are not.
  public Optional<LayerCache> layerCache() {
    return layerCache.stream().findFirst();
  }

  public Budget budget() {
    return budget;
  }

  public ScanProgress progress() {
    return progress;
  }

  /// Notes a problem that no single file's findings carry.
  public void add(InputProblem problem) {
    problems.add(problem);
  }

  /// The problems noted until now.
  public List<InputProblem> problems() {
    return problems.all();
  }

  /// Whether any extractor reads this path.
  public boolean wants(String path) {
    return !readersOf(path, 1).isEmpty() && chosen.reads(path);
  }

  /// The extractors that read a path.
  ///
  /// @param most after which no more are looked for
  private List<Extractor> readersOf(String path, int most) {
    boolean maybeLock = LockEndings.mayHave(path);
    List<Extractor> found = List.of();
    for (Extractor extractor : extractors) {
      if ((maybeLock || extractor.state() != PackageState.LOCKED) && extractor.wants(path)) {
        found = found.isEmpty() ? new ArrayList<>(1) : found;
        found.add(extractor);
        if (found.size() == most) {
          return found;
        }
      }
    }
    return found;
  }

  /// Whether any extractor looks into a file with an execute bit.
  public boolean wantsExecutable(String path) {
    for (Extractor extractor : extractors) {
      if (extractor.wantsExecutable(path)) {
        return chosen.reads(path);
      }
    }
    return false;
  }

  /// Counts one file or folder that was met, for the progress display and for cancelling.
  public void met() throws InterruptedException {
    if (files.incrementAndGet() % PROGRESS_STEP == 0) {
      progress.read(files.get(), packages.get());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /// Lets the extractors read a file of an archive, whose bytes were already counted.
  public FileFindings extractMember(String path, long size, InputStream content)
      throws InterruptedException {
    return extract(
        new OpenFile(path, size, new BoundedInput(content, limits.fileBytes(), false, budget)));
  }

  /// Lets the extractors read a stream whose bytes are still to be counted.
  public FileFindings extractStream(String path, long size, InputStream content)
      throws InterruptedException {
    return extract(
        new OpenFile(path, size, new BoundedInput(content, limits.fileBytes(), true, budget)));
  }

  /// Lets the extractors read a file that lies on disk.
  public FileFindings extractFile(String path, FileChannel file)
      throws IOException, InterruptedException {
    return extract(new FileOnDisk(path, file, budget, limits.fileBytes()));
  }

  private FileFindings extract(ScannedFile file) throws InterruptedException {
    String path = file.path();
    var findings = new FileFindings(path);
    List<Extractor> interested = readersOf(path, Integer.MAX_VALUE);
    if (interested.isEmpty()) {
      interested =
          extractors.stream().filter(extractor -> extractor.wantsExecutable(path)).toList();
    }
    try {
      if (interested.size() == 1) {
        run(interested.getFirst(), file, findings);
      } else {
        runAll(interested, path, file.content(), findings);
      }
    } catch (ProblemException e) {
      findings.add(e.in(path, "the rest of the file is left out"));
    } catch (IOException e) {
      findings.add(ProblemCode.DAMAGED.in(path, reason(e), "the rest of the file is left out"));
    }
    packages.addAndGet(findings.packages().size());
    return findings;
  }

  private static void runAll(
      List<Extractor> interested, String path, InputStream content, FileFindings findings)
      throws IOException, InterruptedException {
    byte[] bytes = content.readNBytes(LARGEST_SHARED + 1);
    if (bytes.length > LARGEST_SHARED) {
      throw new ProblemException(ProblemCode.FILE_BYTES, LARGEST_SHARED + " bytes");
    }
    for (Extractor extractor : interested) {
      var file = new OpenFile(path, bytes.length, new ByteArrayInputStream(bytes));
      run(extractor, file, findings);
    }
  }

  /// One broken reader must not end the scan of everything else.
  private static void run(Extractor extractor, ScannedFile file, FileFindings findings)
      throws IOException, InterruptedException {
    try {
      extractor.extract(file, findings);
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(
          ProblemCode.EXTRACTOR.in(
              file.path(),
              extractor.name() + " ended with " + e.getClass().getSimpleName(),
              "the rest of the file is left out"));
    }
  }

  /// The exception's own words, or its kind where it has none.
  public static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
