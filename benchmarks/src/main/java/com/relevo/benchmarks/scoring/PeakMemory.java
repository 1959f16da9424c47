package com.relevo.benchmarks.scoring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most memory this process had, its heap and all of it; the latter on Linux only. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private PeakMemory() {}

  static PeakMemory fromNow() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    try {
      Files.writeString(RESET, "5"); // the high-water mark of the resident set
    } catch (IOException _) {
      // then it is that since the start
    }
    return new PeakMemory();
  }

  String text() {
    long heap = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return "at most %,d MiB of heap used, garbage included%s".formatted(heap >> 20, resident());
  }

  private static String resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .map(", %,d MiB resident"::formatted)
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
