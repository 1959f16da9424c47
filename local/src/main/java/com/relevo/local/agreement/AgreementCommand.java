package com.relevo.local.agreement;

import com.relevo.local.CannotRun;
import picocli.CommandLine.Command;

/** Groups what can be done with agreements. */
@Command(
    name = "agreement",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      ProposeCommand.class,
      SignCommand.class,
      RejectCommand.class,
      WithdrawCommand.class
    })
public final class AgreementCommand implements Runnable {
  @Override
  public void run() {
    throw new CannotRun(CannotRun.USAGE, "Say what to do with an agreement: see ./relevo --help.");
  }
}
