package dev.assay.finding;

import dev.assay.model.Inventory;

/// Turns inventories into bytes and back, without loss.
public interface InventoryCodec {

  byte[] write(Inventory inventory);

  Inventory read(byte[] bytes);
}
