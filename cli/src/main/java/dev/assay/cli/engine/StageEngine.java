package dev.assay.cli.engine;

import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.AdvisorySearch;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.FeedException;
import dev.assay.advisory.FeedSummary;
import dev.assay.advisory.FeedUpdater;
import dev.assay.advisory.IndexException;
import dev.assay.advisory.IndexStore;
import dev.assay.advisory.UpdateResult;
import dev.assay.advisory.UpdateSettings;
import dev.assay.advisory.VexLibrary;
import dev.assay.advisory.VexReading;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.target.TargetChoice;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.finding.FindingAssembler;
import dev.assay.finding.PackageFinding;
import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.match.Explanation;
import dev.assay.match.MatchResult;
import dev.assay.match.Matcher;
import dev.assay.match.Verdict;
import dev.assay.match.VexFilter;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The stages of this build, over the advisory index of a data folder.
public final class StageEngine implements Engine {

  private static final long MOST_LAYER_BYTES = 1L << 30;
  private static final int MOST_NAMED = 10_000;

  private final IndexStore store;
  private final Path layers;
  private final Path dataFolder;
  private final VexLibrary vex;
  private final Clock clock;
  private Optional<AdvisoryIndex> opened = Optional.empty();

  public StageEngine(Path dataFolder, Clock clock) {
    this.store = new IndexStore(dataFolder.resolve("advisories"));
    this.dataFolder = dataFolder;
    this.layers = dataFolder.resolve("layers");
    this.vex = new VexLibrary(dataFolder.resolve("advisories"));
    this.clock = clock;
  }

  @Override
  public Inventory take(TargetChoice choice, ScanLimits limits, ScanProgress progress)
      throws InterruptedException {
    return new InventoryScanner(limits)
        .naming(archives())
        .keepingLayers(layers, MOST_LAYER_BYTES, clock)
        .reading(choice.files())
        .take(choice.target(), choice.packages(), progress);
  }

  private ArchiveIndex archives() {
    try {
      return ArchiveIndex.in(dataFolder);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "cannot use " + dataFolder.resolve(ArchiveIndex.FILE),
          List.of(Session.reason(e)),
          "remove it, and make it again: assay db archives FOLDER");
    }
  }

  @Override
  public AdvisoryAge advisories() {
    return age(index());
  }

  @Override
  public MatchResult match(Inventory inventory) {
    return new Matcher(index()).match(inventory);
  }

  @Override
  public List<Verdict.NotAffected> unaffected(Inventory inventory) {
    return new Matcher(index()).unaffected(inventory);
  }

  @Override
  public VexReading vex(List<Path> files, boolean repositories, Inventory inventory)
      throws InterruptedException {
    try {
      List<Path> all = new ArrayList<>(files);
      if (repositories) {
        List<Path> kept = vex.repositories();
        if (kept.isEmpty()) {
          throw failed("there are no VEX repositories", "none was fetched yet");
        }
        all.addAll(kept);
      }
      return vex.read(all, VexFilter.products(inventory));
    } catch (IOException failure) {
      throw failed("the VEX documents were not read", failure.toString());
    }
  }

  @Override
  public VexFilter filter(Inventory inventory, List<VexStatement> statements) {
    return new VexFilter(inventory, statements, index());
  }

  @Override
  public List<AffectedPackage> named(String vulnerability) {
    return index()
        .vulnerability(vulnerability)
        .map(known -> new AdvisorySearch(index()).search(known.id(), MOST_NAMED).statements())
        .orElse(List.of());
  }

  @Override
  public List<PackageFinding> assemble(MatchResult result) {
    return FindingAssembler.assemble(result, index());
  }

  @Override
  public List<Verdict> explain(Inventory inventory, String vulnerability) {
    return switch (new Matcher(index()).explain(inventory, vulnerability)) {
      case Explanation.Judged judged -> judged.verdicts();
      case Explanation.NothingInstalled nothing -> List.of();
      case Explanation.UnknownVulnerability unknown -> List.of();
    };
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return index().vulnerability(id);
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return index().affecting(ecosystem, name);
  }

  @Override
  public IndexStatus status() {
    return status(index());
  }

  @Override
  public IndexUpdate update(UpdateSource source, Consumer<String> progress)
      throws InterruptedException {
    try {
      var updater = new FeedUpdater(store, clock);
      var settings = UpdateSettings.defaults();
      UpdateResult result =
          switch (source) {
            case UpdateSource.Network(var mirrors) ->
                updater.update(
                    settings.mirroredBy(mirrors), (step, done, all) -> progress.accept(step));
            case UpdateSource.Mirror(var folder) ->
                updater.updateFrom(folder, settings, (step, done, all) -> progress.accept(step));
          };
      return new IndexUpdate(reopened(), result.notFetched());
    } catch (FeedException | IndexException failure) {
      throw failed("the advisories were not updated", String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      throw failed("the advisories were not updated", failure.toString());
    }
  }

  @Override
  public void exportTo(OutputStream out) throws IOException {
    try {
      store.export(out);
    } catch (FeedException | IndexException failure) {
      throw failed("the index was not exported", String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public IndexStatus importFrom(InputStream in) throws IOException {
    try {
      store.importFrom(in);
      return reopened();
    } catch (FeedException | IndexException failure) {
      throw failed("the index was not imported", String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public void close() {
    opened.ifPresent(AdvisoryIndex::close);
    opened = Optional.empty();
  }

  private IndexStatus reopened() {
    close();
    return status();
  }

  private AdvisoryIndex index() {
    if (opened.isEmpty()) {
      try {
        opened = Optional.of(store.openCurrent());
      } catch (IndexException damaged) {
        throw failed("the advisory index cannot be used", String.valueOf(damaged.getMessage()));
      } catch (IOException unreadable) {
        throw failed("the advisory index cannot be read", unreadable.toString());
      }
    }
    return opened.get();
  }

  private static AdvisoryAge age(AdvisoryIndex index) {
    var summary = index.summary();
    var newest = summary.newestFeedTime();
    return new AdvisoryAge(
        summary.id(),
        summary.builtAt(),
        summary.isStarter(),
        newest.equals(Instant.EPOCH) ? summary.builtAt() : newest);
  }

  private static IndexStatus status(AdvisoryIndex index) {
    var summary = index.summary();
    return new IndexStatus(
        age(index),
        summary.schema(),
        index.vulnerabilityCount(),
        summary.feeds().stream().mapToLong(FeedSummary::records).sum(),
        summary.sizeInBytes(),
        summary.feeds().stream()
            .map(feed -> new IndexStatus.Feed(feed.feed(), feed.fetchedAt(), feed.records(), ""))
            .toList());
  }

  private static CommandFailure failed(String what, String reason) {
    return new CommandFailure(
        ExitCode.ADVISORIES,
        what,
        List.of(reason),
        "assay db status shows the index in use; assay db update --from DIR reads a mirror");
  }
}
