package dev.assay.server.scan;

import dev.assay.finding.InventoryCodec;
import dev.assay.inventory.InventoryJson;
import dev.assay.model.Inventory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What the store keeps of inventories beside their packages: JSON, deflated to about a twentieth.
public final class CompressedInventories implements InventoryCodec {

  @Override
  public byte[] write(Inventory inventory) {
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      InventoryJson.write(inventory, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // memory does not fail
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  @Override
  public Inventory read(byte[] bytes) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return InventoryJson.read(in);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
