package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-11-22T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void runsTheJarItselfUntilTheCacheIsThere() throws Exception {
    QuickStart quick = of(jar("one"));
    Files.createDirectories(quick.directory());
    Files.createFile(quick.unpacked());
    assertThat(quick.launch()).containsExactly("-jar", quick.jar().toString());

    Files.createFile(quick.cache());

    assertThat(quick.launch())
        .containsExactly("-XX:AOTCache=" + quick.cache(), "-jar", quick.unpacked().toString());
  }

  @Test
  void anotherBuildOfTheServiceHasNoneYet() throws Exception {
    QuickStart first = of(jar("one"));
    Files.createDirectories(first.directory());
    Files.createFile(first.cache());

    assertThat(of(jar("one")).isMade()).isTrue();
    assertThat(of(jar("two")).isMade()).isFalse();
  }

  private QuickStart of(Path jar) {
    return QuickStart.of(jar, folder.resolve("quick-starts"), Service.SCORING);
  }

  /** Of the same size, and of the same time as builds are reproducible. */
  private Path jar(String content) throws IOException {
    Path jar = folder.resolve("scoring-service-1-exec.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("BOOT-INF/lib/service-kit.jar").setLastModifiedTime(EARLIER));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(jar, EARLIER);
    return jar;
  }
}
