package com.relevo.local.alignment;

import com.relevo.local.PortOffset;
import com.relevo.local.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the system is, and who asks: what the subcommands have in common. */
final class Connection {
  @Mixin private PortOffset offset = new PortOffset();

  @Option(names = "--url")
  private @Nullable String url;

  @Option(names = "--actor")
  private @Nullable String actor;

  AlignmentApi api(Side side) {
    return api(side, side.word() + "@localhost");
  }

  /** {@code unless} is who acts where {@code --actor} does not say. */
  AlignmentApi api(Side side, String unless) {
    return new AlignmentApi(
        url == null ? offset.plan().url(Service.ALIGNMENT) : url.replaceAll("/+$", ""),
        new Acting(actor == null ? unless : actor, side.word()));
  }
}
