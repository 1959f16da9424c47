package com.relevo.agreement;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparserFactory;

/** Conditions as CEL itself would write them, so that blanks and quotes make no difference. */
final class CelText {
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(CelOptions.current().populateMacroCalls(true).build())
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();

  private CelText() {}

  static boolean same(String left, String right) {
    return left.equals(right) || canonical(left).equals(canonical(right));
  }

  /** {@code condition} is one that was read. */
  static String canonical(String condition) {
    try {
      return CelUnparserFactory.newUnparser().unparse(PARSER.parse(condition).getAst());
    } catch (CelValidationException e) {
      throw new IllegalArgumentException("Expected CEL, but it is " + condition, e);
    }
  }
}
