package dev.assay.inventory.extract.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.extract.FileAnywhere;
import dev.assay.inventory.extract.FileInMemory;
import dev.assay.inventory.extract.Found;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaArchiveTest {
  @TempDir private Path folder;

  @Test
  void pomPropertiesGiveTheIdentity() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "1.2").withClass().bytes();
    assertThat(packages("lib/whatever.jar", jar))
        .containsExactly("org.example:one 1.2 lib/whatever.jar");
  }

  @Test
  void aShadedArchiveIsSeveralPackages() throws Exception {
    byte[] jar =
        new Jar().withPom("org.example", "one", "1.2").withPom("org.other", "two", "3").bytes();
    assertThat(packages("all.jar", jar))
        .containsExactly("org.example:one 1.2 all.jar", "org.other:two 3 all.jar");
  }

  @Test
  void archivesWithinArchivesAreReadStoredAndDeflated() throws Exception {
    byte[] inner = new Jar().withPom("org.example", "in", "1").withClass().bytes();
    byte[] middle = new Jar().with("WEB-INF/lib/in.jar", inner).bytes();
    byte[] outer =
        new Jar().withStored("BOOT-INF/lib/in-1.jar", inner).with("web.war", middle).bytes();
    assertThat(packages("app.jar", outer))
        .containsExactly(
            "org.example:in 1 app.jar!/BOOT-INF/lib/in-1.jar",
            "org.example:in 1 app.jar!/web.war!/WEB-INF/lib/in.jar");
  }

  @Test
  void anArchiveBehindAStartScriptIsRead() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "1.2").bytes();
    byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
    byte[] both = new byte[script.length + jar.length];
    System.arraycopy(script, 0, both, 0, script.length);
    System.arraycopy(jar, 0, both, script.length, jar.length);
    assertThat(packages("app.jar", both)).containsExactly("org.example:one 1.2 app.jar");
  }

  /// Paths are those that Maven 3.8, Gradle 8 and Coursier 2.1 write.
  @ParameterizedTest
  @CsvSource({
    "root/.m2/repository/info/picocli/picocli/4.7.7/picocli-4.7.7.jar, info.picocli:picocli 4.7.7",
    "home/a/.gradle/caches/modules-2/files-2.1/org.reactivestreams/reactive-streams/1.0.4/3864a1320d/reactive-streams-1.0.4.jar, org.reactivestreams:reactive-streams 1.0.4",
    "a/.cache/coursier/v1/https/repo1.maven.org/maven2/h/h-api/2/h-api-2-linux.jar, h:h-api 2",
    "m/repository/org/e/e/1-SNAPSHOT/e-1-20261101.120000-3.jar, org.e:e 1-SNAPSHOT"
  })
  void aBuildToolsFoldersNameWhatItHadAskedFor(String path, String expected) throws Exception {
    assertThat(packages(path, withManifest("Bundle-SymbolicName: something")))
        .containsExactly(expected + " " + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srv/repository/picocli/4.7.7/picocli-4.7.7.jar",
        "srv/repository/info/picocli/4.7.7/other-4.7.7.jar",
        "opt/info/picocli/picocli/4.7.7/picocli-4.7.7.jar",
        "files-2.1/info.picocli/picocli/4.7.7/picocli-4.7.7.jar"
      })
  void foldersThatNoBuildToolMadeNameNothing(String path) throws Exception {
    var found = found(path, withManifest("Bundle-SymbolicName: something"));
    assertThat(found.packages).isEmpty();
    assertThat(found.problems).extracting(InputProblem::code).containsExactly("INV-JAVA-005");
  }

  /// Whether the archive lies on a disk or streams by, alone, stored or deflated in another.
  @Test
  void anIndexNamesWhatSaysNothing() throws Exception {
    byte[] mute = new Jar().withClass().bytes();
    byte[] other = new Jar().with("c/D.class", "other").bytes();
    byte[] middle = new Jar().withStored("in.jar", mute).withStored("other.jar", other).bytes();
    byte[] outer = new Jar().withStored("stored.war", middle).with("packed.jar", mute).bytes();
    String sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(mute));
    Path lines = Files.writeString(folder.resolve("index"), sha1 + "\torg.example:mute:1.2\n");
    var extractor = new JavaArchive(ArchiveIndex.open(lines));
    var streamed = Found.in(extractor, new FileInMemory("app.ear", outer));
    var onDisk = Found.in(extractor, new FileAnywhere("app.ear", outer));
    for (Found found : List.of(streamed, onDisk)) {
      assertThat(found.packages)
          .extracting(one -> one.name() + " " + one.version() + " " + one.location().path())
          .containsExactlyInAnyOrder(
              "org.example:mute 1.2 app.ear!/stored.war!/in.jar",
              "org.example:mute 1.2 app.ear!/packed.jar");
      assertThat(found.problems)
          .extracting(InputProblem::field)
          .containsExactly("app.ear!/stored.war!/other.jar");
    }
  }

  /// Manifest lines are those of the archives on Maven Central.
  @Test
  void fileNameAndManifestIdentifyWhatMavenDidNotBuild() throws Exception {
    assertThat(
            packages("spring-beans-5.3.17.jar", withManifest("Implementation-Title: spring-beans")))
        .containsExactly("org.springframework:spring-beans 5.3.17 spring-beans-5.3.17.jar");
    assertThat(
            packages(
                "freemarker-2.3.22.jar",
                withManifest("Bundle-SymbolicName: org.freemarker.freemarker;singleton:=true")))
        .containsExactly("org.freemarker:freemarker 2.3.22 freemarker-2.3.22.jar");
    assertThat(
            packages(
                "bcprov-jdk15on-1.69.jar",
                withManifest("Implementation-Vendor-Id: org.bouncycastle")))
        .containsExactly("org.bouncycastle:bcprov-jdk15on 1.69 bcprov-jdk15on-1.69.jar");
    assertThat(
            packages(
                "h2.jar",
                withManifest(
                    "Implementation-Title: H2 Database\r\n  Engine\r\n"
                        + "Implementation-Version: 1.4.199")))
        .containsExactly("com.h2database:h2 1.4.199 h2.jar");
  }

  private static byte[] withManifest(String line) throws IOException {
    return new Jar()
        .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + line + "\r\n\r\n")
        .withClass()
        .bytes();
  }

  @Test
  void theVersionBeginsAtTheLastNumberWithADot() {
    assertThat(ArchiveName.of("x/log4j-1.2-api-2.14.1.jar"))
        .isEqualTo(new ArchiveName("log4j-1.2-api", "2.14.1"));
    assertThat(ArchiveName.of("guava-31.1-jre.jar"))
        .isEqualTo(new ArchiveName("guava", "31.1-jre"));
    assertThat(ArchiveName.of("tool-7.jar")).isEqualTo(new ArchiveName("tool", "7"));
    assertThat(ArchiveName.of("-1.jar")).isEqualTo(new ArchiveName("-1", ""));
  }

  @Test
  void classesWithoutIdentityAreAProblem() throws Exception {
    var found = found("opt/mine-1.0.jar", new Jar().withClass().bytes());
    assertThat(found.packages).isEmpty();
    assertThat(found.problems).hasSize(1);
    assertThat(found.problems.getFirst().code()).isEqualTo("INV-JAVA-005");
  }

  @Test
  void anArchiveOfResourcesNeedsNoIdentity() throws Exception {
    assertThat(found("res.jar", new Jar().with("a.txt", "a").bytes()).problems).isEmpty();
  }

  @Test
  void aPlaceholderIsNoVersion() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "${project.version}").bytes();
    assertThat(found("one.jar", jar).packages).isEmpty();
  }

  @Test
  void whatIsNoArchiveIsAProblem() throws Exception {
    assertThat(found("x.jar", new byte[0]).problems).hasSize(1);
    assertThat(found("x.jar", "<html>".getBytes(StandardCharsets.UTF_8)).problems).hasSize(1);
  }

  @Test
  void aDamagedDirectoryIsAProblem() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "1").withClass().bytes();
    for (int i = 0; i < jar.length - 3; i++) {
      if (jar[i] == 'P' && jar[i + 1] == 'K' && jar[i + 2] == 1) {
        jar[i] = 'X';
      }
    }
    assertThat(found("x.jar", jar).problems).extracting(p -> p.code()).contains("INV-JAVA-004");
  }

  @Test
  void depthIsLimited() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "deep", "1").bytes();
    for (int i = 0; i < 8; i++) {
      jar = new Jar().with("in.jar", jar).bytes();
    }
    var found = found("bomb.jar", jar);
    assertThat(found.packages).isEmpty();
    assertThat(found.problems).extracting(p -> p.code()).containsExactly("INV-JAVA-003");
  }

  @Test
  @Timeout(60)
  void anEntryThatUnpacksToHundredsOfMegabytesIsSkipped() throws Exception {
    byte[] jar =
        new Jar()
            .with("META-INF/MANIFEST.MF", new byte[64 << 20])
            .withPom("org.example", "one", "1")
            .bytes();
    var found = found("bomb.jar", jar);
    assertThat(found.packages).hasSize(1);
    assertThat(found.problems).hasSize(1);
  }

  /// Each of these would unpack terabytes if it had its way.
  @ParameterizedTest
  @CsvSource({
    "META-INF/maven/a/b%05d/pom.properties, 1048575, 60000",
    "lib/b%05d.jar, 67108864, 2000",
    "lib/c%05d.jar, 1073741824, 2000"
  })
  @Timeout(60)
  void entriesThatAreTheSameBytesAreUnpackedOnlySoOften(String name, long size, int entries)
      throws Exception {
    var found = found("app.jar", OverlappingZip.of(name, size, entries));
    assertThat(found.packages).isEmpty();
    assertThat(found.problems).isNotEmpty();
  }

  @Test
  @Timeout(60)
  void noDamageMakesTheReaderFailOrHang() throws Exception {
    byte[] inner = new Jar().withPom("org.example", "in", "1").withClass().bytes();
    byte[] jar =
        new Jar().withStored("a.jar", inner).with("b.jar", inner).withPom("g", "a", "1").bytes();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = jar.clone();
      for (int k = random.nextInt(1, 8); k > 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> found("damaged.jar", damaged))
          .as("mutation %d", i)
          .doesNotThrowAnyException();
    }
  }

  private static List<String> packages(String path, byte[] jar) throws Exception {
    var found = found(path, jar);
    assertThat(found.problems).isEmpty();
    return found.packages.stream()
        .map(p -> p.name() + " " + p.version() + " " + p.location().path())
        .toList();
  }

  private static Found found(String path, byte[] jar) throws Exception {
    return Found.in(new JavaArchive(), new FileInMemory(path, jar));
  }
}
