package com.relevo.agreement;

import com.relevo.agreement.calendar.BusinessCalendar;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the whole document: what others refer to first, wherever in the file it stands. */
final class DocumentReader {
  private final Problems problems;
  private final Attachments attachments;
  private final String yaml;

  /** {@code yaml} is what sections are read from. */
  DocumentReader(Problems problems, Attachments attachments, String yaml) {
    this.problems = problems;
    this.attachments = attachments;
    this.yaml = yaml;
  }

  /** {@code text} is the document as somebody wrote it. */
  Agreement read(Node root, String text) {
    Section agreement = Section.of("the agreement", root, problems);
    Ids calendarNames = new Ids("calendar", problems);
    Ids teamIds = new Ids("team", problems);
    Ids targetIds = new Ids("target", problems);
    Ids commitmentIds = new Ids("commitment", problems);
    SigningReader signing = new SigningReader(problems);

    agreement.has("$schema"); // what editors of JSON check the document by
    String version = agreement.id("version", new Ids("version", problems));
    String name = agreement.text("name");
    Section definitions = agreement.section("definitions", "the definitions");
    RequiredProfile profile = ProfileReader.read(definitions, problems);
    ConditionsReader conditions =
        new ConditionsReader(problems, yaml, new ListsReader(problems).read(agreement), profile);
    Map<String, BusinessCalendar> calendars =
        new CalendarsReader(problems, calendarNames, attachments).read(agreement);
    List<Agreement.Team> teams = new TeamsReader(problems, calendarNames, teamIds).read(agreement);
    RoutingReader routing = new RoutingReader(problems, conditions);
    Agreement read =
        new Agreement(
            version,
            name,
            signing.owners(agreement),
            signing.noticePeriod(agreement),
            new DefinitionsReader(problems, conditions)
                .read(definitions, profile, PredictiveReader.decides(agreement)),
            new ScoringReader(problems, conditions).read(agreement),
            teams,
            routing.read(agreement, teamIds),
            routing.accounts(agreement, teams),
            new TargetsReader(problems, calendarNames, targetIds, conditions).read(agreement),
            new CommitmentsReader(problems, calendarNames, teamIds, commitmentIds, conditions)
                .read(agreement),
            new GoalsReader(problems, commitmentIds, targetIds).read(agreement),
            calendars,
            new ConsentReader(problems, conditions).read(agreement),
            new ReportCardReader(problems).read(agreement),
            new HandoffReader(problems, routing).read(agreement, teamIds),
            new DispositionsReader(problems).read(agreement),
            text,
            attachments.read());
    agreement.close();
    return read;
  }
}
