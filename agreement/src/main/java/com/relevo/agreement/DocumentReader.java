package com.relevo.agreement;

import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.agreement.calendar.BusinessCalendar;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    ConditionsReader conditions = new ConditionsReader(problems, yaml);
    RulesReader rules = new RulesReader(problems, conditions);
    Ids calendarNames = new Ids("calendar", problems);
    Ids teamIds = new Ids("team", problems);
    Ids targetIds = new Ids("target", problems);
    Ids commitmentIds = new Ids("commitment", problems);
    SigningReader signing = new SigningReader(problems);

    agreement.has("$schema"); // what editors of JSON check the document by
    String version = agreement.id("version", new Ids("version", problems));
    String name = agreement.text("name");
    Map<String, BusinessCalendar> calendars =
        new CalendarsReader(problems, calendarNames, attachments).read(agreement);
    List<Agreement.Team> teams = new TeamsReader(problems, calendarNames, teamIds).read(agreement);
    Agreement read =
        new Agreement(
            version,
            name,
            signing.owners(agreement),
            signing.noticePeriod(agreement),
            rules.definitions(agreement),
            rules.scoring(agreement),
            teams,
            rules.routing(agreement, teamIds),
            new TargetsReader(problems, calendarNames, targetIds, conditions).read(agreement),
            new CommitmentsReader(problems, calendarNames, teamIds, commitmentIds, conditions)
                .read(agreement),
            new GoalsReader(problems, commitmentIds, targetIds).read(agreement),
            calendars,
            new ConsentReader(problems, conditions).read(agreement),
            new ReportCardReader(problems).read(agreement),
            dispositions(agreement),
            text,
            attachments.read());
    agreement.close();
    return read;
  }

  private Dispositions dispositions(Section agreement) {
    Section section = agreement.section("dispositions", "the dispositions");
    Dispositions dispositions =
        new Dispositions(
            codes(section, "rejection"),
            codes(section, "recycle"),
            codes(section, "disqualification"),
            codes(section, "lost"));
    section.close();
    return dispositions;
  }

  private Map<String, String> codes(Section section, String key) {
    Section codes = section.section(key, "the reasons of " + key);
    Map<String, String> texts = new LinkedHashMap<>();
    codes.entries().forEach((code, node) -> texts.put(code, codes.text(code)));
    if (section.has(key) && texts.isEmpty()) {
      problems.add(section.at(key), "Expected at least one reason in " + key + ", but it is empty");
    }
    return Collections.unmodifiableMap(texts);
  }
}
