package dev.assay.server.advisory;

import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.FeedException;
import dev.assay.advisory.FeedUpdater;
import dev.assay.advisory.IndexDelta;
import dev.assay.advisory.IndexException;
import dev.assay.advisory.IndexStore;
import dev.assay.advisory.UpdateResult;
import dev.assay.advisory.UpdateSettings;
import dev.assay.match.Matcher;
import dev.assay.server.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The advisory index in use. Readers take it from [#current] for each piece of work and never
/// close it: an index that was replaced is given back when nobody refers to it any more.
public final class AdvisoryData {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryData.class);

  private final IndexStore store;
  private final FeedUpdater updater;
  private final ServerSettings.AdvisorySettings settings;
  private final Clock clock;
  private final AtomicReference<InUse> inUse;
  private Instant nextUpdate;

  /// @param replaced the index before it, where there was one since the start
  private record InUse(AdvisoryIndex index, List<AdvisoryIndex> replaced) {}

  private AdvisoryData(
      IndexStore store,
      ServerSettings.AdvisorySettings settings,
      Clock clock,
      AdvisoryIndex first) {
    this.store = store;
    this.updater = new FeedUpdater(store, clock);
    this.settings = settings;
    this.clock = clock;
    this.inUse = new AtomicReference<>(new InUse(first, List.of()));
    this.nextUpdate = clock.instant();
  }

  /// Opens the index in use, or the starter set; downloads nothing.
  ///
  /// @param folder where indexes and downloads are kept
  public static AdvisoryData open(
      Path folder, ServerSettings.AdvisorySettings settings, Clock clock) throws IOException {
    var store = new IndexStore(folder);
    AdvisoryIndex first;
    try {
      first = store.openCurrent();
    } catch (IndexException damaged) {
      LOG.atError().addKeyValue("reason", damaged.getMessage()).log("index cannot be used");
      first = IndexStore.openStarter();
    }
    return new AdvisoryData(store, settings, clock, first);
  }

  public AdvisoryIndex current() {
    return inUse.get().index();
  }

  /// What the index in use says differently from the one that was in use before it; everything,
  /// where that is not the one meant, as after a restart.
  ///
  /// @param index id of the index that judged last
  public IndexDelta since(String index) {
    var now = inUse.get();
    return now.replaced().stream()
        .filter(old -> old.summary().id().equals(index))
        .findFirst()
        .map(old -> IndexDelta.between(old, now.index(), Matcher.decidingNames()))
        .orElseGet(IndexDelta.Everything::new);
  }

  /// Does what is due: takes over an index that another process put in use, and updates from the
  /// mirror or the publishers. What fails is logged and tried again at the next refresh; the index
  /// in use goes on serving.
  public void refresh() throws InterruptedException {
    takeOver();
    if (clock.instant().isBefore(nextUpdate)) {
      return;
    }
    nextUpdate = clock.instant().plus(settings.refresh());
    if (settings.mirror().isEmpty() && settings.offline()) {
      return;
    }
    var began = clock.instant();
    LOG.info("advisory update started");
    try {
      var result = update();
      result
          .notFetched()
          .forEach(reason -> LOG.atWarn().addKeyValue("reason", reason).log("feed not fetched"));
      LOG.atInfo()
          .addKeyValue("index", result.index().id())
          .addKeyValue("changed", result.changed())
          .addKeyValue("problems", result.problems().size())
          .addKeyValue("millis", clock.millis() - began.toEpochMilli())
          .log("advisory update finished");
    } catch (FeedException | IndexException | IOException failure) {
      LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("advisory update failed");
    }
    takeOver();
  }

  private UpdateResult update() throws IOException, InterruptedException {
    return settings.mirror().isEmpty()
        ? updater.update(
            UpdateSettings.defaults().mirroredBy(settings.mirrors()), (step, done, all) -> {})
        : updater.updateFrom(
            Path.of(settings.mirror()), UpdateSettings.defaults(), (step, done, all) -> {});
  }

  private void takeOver() {
    try {
      var newest = store.openCurrent();
      var before = current();
      if (!newest.summary().id().equals(before.summary().id())) {
        inUse.set(new InUse(newest, List.of(before)));
        LOG.atInfo().addKeyValue("index", newest.summary().id()).log("index in use");
      }
    } catch (IndexException | IOException unreadable) {
      LOG.atWarn().addKeyValue("reason", unreadable.getMessage()).log("index cannot be read");
    }
  }
}
