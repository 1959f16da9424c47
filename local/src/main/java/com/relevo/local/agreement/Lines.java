package com.relevo.local.agreement;

import com.relevo.agreement.InvalidAgreementException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Lines as editors and CI systems know them from compilers. */
record Lines(PrintWriter out) {
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** {@code file:line:column: text}, and the hint below it. */
  void at(Path file, int line, int column, String text, String hint) {
    line(file + ":" + line + ":" + column + ": " + text);
    if (!hint.isEmpty()) {
      line("  " + hint);
    }
  }

  void problems(Path file, InvalidAgreementException invalid) {
    invalid
        .problems()
        .forEach(
            problem -> at(file, problem.line(), problem.column(), problem.text(), problem.hint()));
    int count = invalid.problems().size();
    line(file + " is not a valid agreement: " + count + (count == 1 ? " error" : " errors"));
  }
}
