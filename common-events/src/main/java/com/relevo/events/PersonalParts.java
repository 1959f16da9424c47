package com.relevo.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Writes an event's {@link Personal} components alone, or all but these. */
final class PersonalParts extends ValueSerializerModifier {
  private static final long serialVersionUID = 1L;

  private final boolean alone;

  private PersonalParts(boolean alone) {
    this.alone = alone;
  }

  static JsonMapper alone(JsonMapper whole) {
    return with(whole, "personal", true);
  }

  static JsonMapper without(JsonMapper whole) {
    return with(whole, "clear", false);
  }

  private static JsonMapper with(JsonMapper whole, String name, boolean alone) {
    return whole
        .rebuild()
        .addModule(
            new SimpleModule("relevo-" + name).setSerializerModifier(new PersonalParts(alone)))
        .build();
  }

  static boolean has(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents()).anyMatch(PersonalParts::isPersonal);
  }

  private static boolean isPersonal(RecordComponent component) {
    return component.isAnnotationPresent(Personal.class);
  }

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config,
      BeanDescription.Supplier bean,
      List<BeanPropertyWriter> properties) {
    boolean event = Event.class.isAssignableFrom(bean.getBeanClass());
    return alone && !event
        ? properties
        : properties.stream().filter(each -> alone ? isMarked(each) : isClear(each)).toList();
  }

  private static boolean isMarked(BeanPropertyWriter property) {
    return property.getAnnotation(Personal.class) != null;
  }

  private static boolean isClear(BeanPropertyWriter property) {
    return !isMarked(property) || has(property.getType().getRawClass());
  }
}
