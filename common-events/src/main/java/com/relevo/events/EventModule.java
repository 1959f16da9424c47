package com.relevo.events;

import java.time.Instant;
import tools.jackson.databind.module.SimpleModule;

/** What makes reading Relevo's own JSON cheaper; what is read stays the same. */
final class EventModule extends SimpleModule {
  EventModule() {
    super("relevo-events");
    addDeserializer(Instant.class, new PlainInstants());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(new RecordInstantiators());
  }
}
