package dev.assay.finding;

import dev.assay.model.Inventory;

/// Turns inventories into bytes and back, without loss. The store keeps packages by itself: those
/// that it hands over have none.
public interface InventoryCodec {

  byte[] write(Inventory inventory);

  Inventory read(byte[] bytes);
}
