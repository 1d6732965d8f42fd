package dev.assay.server.scan;

import dev.assay.api.SbomInventories;
import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.TargetException;
import java.io.IOException;
import java.io.InputStream;

/// The inventories of SBOMs that clients send to have them judged at once.
public final class SentSboms implements SbomInventories {

  @Override
  public Reading read(String name, InputStream document) {
    try {
      return new Reading.Done(InventoryScanner.ofSbom(name, document));
    } catch (TargetException | IOException unsound) {
      return new Reading.Refused(String.valueOf(unsound.getMessage()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Reading.Refused("the server is stopping");
    }
  }
}
