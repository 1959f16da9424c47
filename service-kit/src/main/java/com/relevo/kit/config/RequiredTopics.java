package com.relevo.kit.config;

import com.relevo.events.Topic;
import java.util.List;

/** The topics a service reads or writes: they must exist before its stream starts. */
public record RequiredTopics(List<Topic> topics) {
  public static RequiredTopics of(Topic... topics) {
    return new RequiredTopics(List.of(topics));
  }
}
