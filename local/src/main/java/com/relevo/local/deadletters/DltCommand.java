package com.relevo.local.deadletters;

import picocli.CommandLine.Command;

/** What could not be processed. */
@Command(
    name = "dlt",
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class})
public final class DltCommand {}
