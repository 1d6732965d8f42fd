package dev.assay.cli.engine;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.VexReading;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.cli.target.TargetChoice;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.finding.PackageFinding;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.match.VexFilter;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything the commands ask of the stages, and the only way they do.
///
/// Questions about advisories open the index at their first call and throw
/// [dev.assay.cli.CommandFailure] with exit code 4 where there is none that can be used.
public interface Engine extends AutoCloseable {
  /// Reads a target: `inventory`'s part.
  ///
  /// @throws dev.assay.inventory.TargetException when nothing of it can be read
  Inventory take(TargetChoice choice, ScanLimits limits, ScanProgress progress)
      throws InterruptedException;

  /// Which index judges, and how old it is.
  AdvisoryAge advisories();

  /// Judges an inventory: `match`'s part.
  MatchResult match(Inventory inventory) throws InterruptedException;

  /// Groups verdicts into findings: `finding`'s part.
  List<PackageFinding> assemble(MatchResult result);

  /// What records speak of and a target does not have.
  List<Verdict.NotAffected> unaffected(Inventory inventory) throws InterruptedException;

  /// Reads VEX documents about what an inventory holds.
  ///
  /// @param repositories whether those that updates fetched are read as well
  VexReading vex(List<Path> files, boolean repositories, Inventory inventory)
      throws InterruptedException;

  /// Finds what VEX statements say of verdicts.
  VexFilter filter(Inventory inventory, List<VexStatement> statements);

  /// Everything that records say about one vulnerability, in any package.
  List<AffectedPackage> named(String vulnerability);

  /// Every verdict about one vulnerability, the negative ones too.
  List<Verdict> explain(Inventory inventory, String vulnerability) throws InterruptedException;

  /// What is known about a vulnerability, by any of its ids.
  Optional<Vulnerability> vulnerability(String id);

  /// What is stated about a package.
  List<AffectedPackage> affecting(Ecosystem ecosystem, String name);

  /// What the index holds.
  IndexStatus status();

  /// Builds a new index and, once it is complete and checked, uses it instead of the old one.
  ///
  /// @param progress hears a line for each step
  IndexUpdate update(UpdateSource source, Consumer<String> progress) throws InterruptedException;

  /// Writes the index in use as one file that [#importFrom] accepts.
  void exportTo(OutputStream out) throws IOException;

  /// Checks an exported index and uses it instead of the old one.
  IndexStatus importFrom(InputStream in) throws IOException;

  @Override
  void close();
}
