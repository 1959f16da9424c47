package com.relevo.intake.domain.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signature covers, as a template: {@code {body}}, {@code {ts}}, {@code {id}}, {@code
 * {method}}, {@code {url}} as the sender wrote it and {@code {uri}} as HubSpot decodes it stand for
 * parts of the request, the rest for itself.
 */
record Message(String template) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern KNOWN = Pattern.compile("body|ts|id|method|url|uri");

  Message {
    PLACEHOLDER
        .matcher(template)
        .results()
        .filter(place -> !KNOWN.matcher(place.group(1)).matches())
        .findFirst()
        .ifPresent(place -> {
          throw new IllegalArgumentException(
              "Expected {body}, {ts}, {id}, {method}, {url} or {uri} in a message, but found "
                  + place.group());
        });
  }

  boolean covers(String part) {
    return template.contains('{' + part + '}');
  }

  byte[] of(SignedRequest request, String time, String id) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(request.body().length + 256);
    Matcher matcher = PLACEHOLDER.matcher(template);
    int done = 0;
    while (matcher.find()) {
      message.writeBytes(utf8(template.substring(done, matcher.start())));
      message.writeBytes(
          switch (matcher.group(1)) {
            case "body" -> request.body();
            case "ts" -> utf8(time);
            case "id" -> utf8(id);
            case "method" -> utf8(request.method());
            case "uri" -> utf8(HubSpotUrl.decoded(request.url()));
            default -> utf8(request.url());
          });
      done = matcher.end();
    }
    message.writeBytes(utf8(template.substring(done)));
    return message.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
