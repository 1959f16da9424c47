package com.relevo.local.agreement;

import picocli.CommandLine.Command;

/** What can be done with an agreement in a file. */
@Command(
    name = "agreement",
    subcommands = {CheckCommand.class, DiffCommand.class})
public final class AgreementCommand {}
