package dev.assay.api;

import dev.assay.finding.FindingCause;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Answers questions about the networks that the server watches, as they are now; behind Assay's
/// own calls. Safe for use by many threads at once.
public interface NetworkDesk {

  /// Where to enter and what to reach.
  ///
  /// @param id of an instance or an interface
  /// @param edge id of a gateway or connection; empty for every one
  /// @param source address of the sender; empty for one that gets through, where there is one
  record Question(String id, String edge, String source, Protocol protocol, int port) {}

  /// Some of the exposures, by instance.
  ///
  /// @param next instance to go on after; empty at the end
  record Page(List<Exposure> exposures, String next) {
    public Page {
      exposures = List.copyOf(exposures);
    }
  }

  /// What a change would do.
  ///
  /// @param problems what of the proposed documents could not be read
  record Outlook(List<ExposureChange> changes, List<InputProblem> problems) {
    public Outlook {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }
  }

  /// What is open on one instance or interface.
  List<Exposure> exposures(String id);

  /// What is open on everything, a page at a time.
  ///
  /// @param after instance that the page before ended with; empty for the first page
  /// @param most exposures after which the page ends with its instance
  Page page(String after, int most);

  /// What becomes of a packet at each edge that is meant; none where there is no such thing.
  ///
  /// @throws IllegalArgumentException when the source is not an address
  Map<PacketQuestion, PacketAnswer> ask(Question question);

  /// What would close a port, for each way in which it is open.
  ///
  /// @param question its source does not matter
  Map<RemedyQuestion, List<Remedy>> remedies(Question question);

  /// What would close something that is open, best first; none where nothing of it is.
  List<Remedy> remedies(RemedyQuestion question);

  /// What would open and close if the items of a `describe-*` answer replaced those with their ids.
  Outlook whatIf(InputStream answer);

  /// What opened, changed and closed a finding, as far as it is known.
  List<FindingCause> causes(String findingArn);
}
