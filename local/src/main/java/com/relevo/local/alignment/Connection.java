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

  @Option(names = "--account")
  private @Nullable String account;

  AlignmentApi api(Side side) {
    return new AlignmentApi(
        url == null ? offset.plan().url(Service.ALIGNMENT) : url.replaceAll("/+$", ""),
        new Acting(account == null ? side.account() : account));
  }
}
