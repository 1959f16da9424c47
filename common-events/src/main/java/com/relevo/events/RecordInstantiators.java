package com.relevo.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;

/**
 * Makes records by a method handle that takes the array of their components. Jackson 3.1 adapts the
 * constructor's own handle to that array at each call ({@code invokeWithArguments}), which was an
 * eighth of all time spent on reading events.
 */
final class RecordInstantiators implements ValueInstantiators {
  private static final MethodType FROM_ARRAY = MethodType.methodType(Object.class, Object[].class);

  @Override
  public @Nullable ValueInstantiator findValueInstantiator(
      DeserializationConfig config, BeanDescription.Supplier type) {
    return null; // as Jackson finds it
  }

  @Override
  public ValueInstantiator modifyValueInstantiator(
      DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator found) {
    return found.getClass() == StdValueInstantiator.class
            && found.getValueClass().isRecord()
            && found.getWithArgsCreator() instanceof AnnotatedConstructor creator
        ? new RecordInstantiator((StdValueInstantiator) found, handle(creator.getAnnotated()))
        : found;
  }

  private static MethodHandle handle(Constructor<?> constructor) {
    try {
      constructor.setAccessible(true); // as Jackson does, for records that are not public
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, constructor.getParameterCount())
          .asType(FROM_ARRAY);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Expected access to " + constructor, e);
    }
  }

  private static final class RecordInstantiator extends StdValueInstantiator {
    private final MethodHandle constructor;

    RecordInstantiator(StdValueInstantiator found, MethodHandle constructor) {
      super(found);
      this.constructor = constructor;
    }

    @Override
    public @Nullable Object createFromObjectWith(
        DeserializationContext context, @Nullable Object[] components) {
      try {
        return (Object) constructor.invokeExact(components);
      } catch (Error e) {
        throw e;
      } catch (Throwable e) {
        return context.handleInstantiationProblem(
            getValueClass(), components, rewrapCtorProblem(context, e));
      }
    }
  }
}
