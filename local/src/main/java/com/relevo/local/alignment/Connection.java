package com.relevo.local.alignment;

import com.relevo.local.PortOffset;
import com.relevo.local.Service;
import com.relevo.local.api.Acting;
import com.relevo.local.api.Api;
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
    return new AlignmentApi(api(Service.ALIGNMENT, url, side));
  }

  /** Of another service, at {@code at} or else where it is on this machine. */
  Api api(Service service, @Nullable String at, Side side) {
    Acting acting = new Acting(account == null ? side.account() : account);
    String issuer = base(Service.ALIGNMENT, url);
    return new Api(base(service, at), service.module(), http -> acting.token(http, issuer));
  }

  private String base(Service service, @Nullable String at) {
    return at == null ? offset.plan().url(service) : at.replaceAll("/+$", "");
  }
}
