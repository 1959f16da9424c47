package com.relevo.local.imports;

import com.relevo.local.CannotRun;
import com.relevo.local.PortOffset;
import com.relevo.local.Service;
import com.relevo.local.api.Acting;
import com.relevo.local.api.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a CSV file in, and tells of each row that was not taken. */
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {
  @Mixin private PortOffset offset = new PortOffset();

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("leads.csv");

  @Option(names = "--id")
  private @Nullable String id;

  @Option(names = "--source")
  private @Nullable String source;

  @Option(names = "--mode")
  private @Nullable String mode;

  @Option(names = "--map")
  private List<String> map = List.of();

  @Option(names = "--delimiter")
  private @Nullable String delimiter;

  @Option(names = "--region")
  private @Nullable String region;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--account", defaultValue = "marketing")
  private String account = "marketing";

  @Option(names = "--url")
  private @Nullable String url;

  @Option(names = "--issuer")
  private @Nullable String issuer;

  /** 1 where a row was refused, or the list was not read to its end. */
  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotRun(CannotRun.USAGE, "There is no file " + file + " to read.");
    }
    ListFile list =
        new ListFile(file, id == null ? ListFile.idOf(file) : id)
            .with("source", source)
            .with("mode", mode)
            .with("delimiter", delimiter)
            .with("region", region);
    for (String column : map) {
      list = list.with("map", column);
    }
    Report report = Report.of(new Upload(api()).take(list));
    if (json) {
      System.out.println(report.json());
    } else {
      report.lines(list).forEach(System.out::println);
    }
    return report.complete() ? 0 : CannotRun.FAILED;
  }

  private Api api() {
    String intake =
        url == null ? offset.plan().url(Service.LEAD_INTAKE) : url.replaceAll("/+$", "");
    // The passwords here open nothing elsewhere: there a token is needed.
    String here = Acting.isHere(intake) ? offset.plan().url(Service.ALIGNMENT) : intake;
    return new Api(
        intake,
        Service.LEAD_INTAKE.module(),
        http -> new Acting(account).token(http, issuer == null ? here : issuer));
  }
}
