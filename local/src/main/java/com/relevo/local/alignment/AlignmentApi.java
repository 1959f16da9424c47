package com.relevo.local.alignment;

import com.relevo.local.api.Api;
import com.relevo.local.api.Api.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What alignment-service is asked for. */
final class AlignmentApi {
  private static final int CONFLICT = 409;

  private final Api api;

  AlignmentApi(Api api) {
    this.api = api;
  }

  Answer version(String version) {
    return Api.require(api.send(api.request("/agreements/" + encoded(version)).GET()));
  }

  Answer list() {
    return Api.require(api.send(api.request("/agreements?limit=50").GET()));
  }

  /** A new version, or its text where it is there already and may still change. */
  Answer store(byte[] document) {
    Answer drafted =
        api.send(
            api.request("/agreements")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document)));
    String version = drafted.text("version");
    if (drafted.status() != CONFLICT || version.isEmpty()) {
      return Api.require(drafted);
    }
    Answer there = version(version);
    return Api.require(
        api.send(
            api.request("/agreements/" + encoded(version))
                .header("Content-Type", "application/yaml")
                .header("If-Match", String.valueOf(there.tag()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document))));
  }

  Answer command(String version, String command, JsonNode body) {
    return Api.require(
        api.send(
            api.request("/agreements/" + encoded(version) + "/" + command)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  private static String encoded(String version) {
    return URLEncoder.encode(version, StandardCharsets.UTF_8);
  }
}
