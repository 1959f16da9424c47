package com.relevo.local.alignment;

import com.relevo.local.alignment.AlignmentApi.Answer;

/** Whom the document names to speak for a side: it is them, unless the command says otherwise. */
final class Owner {
  private Owner() {}

  static AlignmentApi api(Connection connection, Side side, Answer shown) {
    String email = shown.body().path("owners").path(side.word()).path("email").asString("");
    return email.isEmpty() ? connection.api(side) : connection.api(side, email);
  }
}
