package dev.assay.inventory.coalesce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Who installed a file, whatever name a merged folder gives it.
final class FileOwnersTest {
  @Test
  void fileBelongsToThePackageThatListsIt() {
    var database = new FileFindings("var/lib/dpkg/info");
    database.owned().add("usr/sbin/sshd", "openssh-server");
    database.owned().add("bin/ss", "iproute2");

    assertThat(FileOwners.of(List.of("usr/sbin/sshd", "usr/bin/ss", "opt/own"), List.of(database)))
        .containsEntry("usr/sbin/sshd", "openssh-server")
        .containsEntry("usr/bin/ss", "iproute2")
        .hasSize(2);
  }
}
