package com.relevo.local.agreement;

import com.relevo.local.alignment.ListCommand;
import com.relevo.local.alignment.ProposeCommand;
import com.relevo.local.alignment.RejectCommand;
import com.relevo.local.alignment.ShowCommand;
import com.relevo.local.alignment.SignCommand;
import com.relevo.local.alignment.SimulateCommand;
import com.relevo.local.alignment.WithdrawCommand;
import picocli.CommandLine.Command;

/** What can be done with an agreement. */
@Command(
    name = "agreement",
    subcommands = {
      CheckCommand.class,
      DiffCommand.class,
      ListCommand.class,
      ShowCommand.class,
      SimulateCommand.class,
      ProposeCommand.class,
      SignCommand.class,
      RejectCommand.class,
      WithdrawCommand.class
    })
public final class AgreementCommand {}
