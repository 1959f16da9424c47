package com.relevo.events;

import java.time.Instant;
import tools.jackson.databind.module.SimpleModule;

/**
 * What makes reading and writing Relevo's own JSON cheaper; what is read and written stays the
 * same.
 */
final class EventModule extends SimpleModule {
  EventModule() {
    super("relevo-events");
    addDeserializer(Instant.class, new PlainInstants());
    addSerializer(Instant.class, new PlainInstantsWriter());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(new RecordInstantiators());
  }
}
