package io.omnimesh.simulator.world.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of events, derived from the components of their records: for saved state, and for
 * comparing two worlds byte by byte. Safe for use by many threads.
 */
public final class EventCodec {
  private static final MethodType TAKE_APART = MethodType.methodType(Object.class, Object.class);
  private static final MethodType PUT_TOGETHER =
      MethodType.methodType(Object.class, Object[].class);

  private final Map<String, Shape> byName = new TreeMap<>();
  private final Map<Class<?>, Shape> byClass = new HashMap<>();

  public EventCodec() {
    for (Class<?> group : RetailEvent.class.getPermittedSubclasses()) {
      for (Class<?> type : group.getPermittedSubclasses()) {
        Shape shape = shape(type);
        byName.put(type.getSimpleName(), shape);
      }
    }
  }

  /** Writes one value of a component. */
  private interface Writer {
    void write(Object value, DataOutput out) throws IOException;
  }

  /** Reads one value of a component. */
  private interface Reader {
    Object read(DataInput in) throws IOException;
  }

  /** How the values of a type are written and read. */
  private record Form(Writer writer, Reader reader) {}

  /**
   * How a record is taken apart and put together.
   *
   * @param constructor of type {@code (Object[])Object}
   * @param accessors of type {@code (Object)Object}
   */
  private record Shape(
      String name, MethodHandle constructor, MethodHandle[] accessors, Form[] forms) {}

  /** Writes an event. */
  public void write(RetailEvent event, DataOutput out) throws IOException {
    Shape shape = shape(event.getClass());
    out.writeUTF(shape.name());
    writeRecord(shape, event, out);
  }

  /** Reads an event. */
  public RetailEvent read(DataInput in) throws IOException {
    String name = in.readUTF();
    Shape shape = byName.get(name);
    if (shape == null) {
      throw new IOException("There is no event named " + name);
    }
    return (RetailEvent) readRecord(shape, in);
  }

  private static void writeRecord(Shape shape, Object value, DataOutput out) throws IOException {
    for (int i = 0; i < shape.forms().length; i++) {
      Object part = part(shape.accessors()[i], value);
      // Every part may be absent: one byte each is cheaper than to ask for annotations.
      out.writeBoolean(part != null);
      if (part != null) {
        shape.forms()[i].writer().write(part, out);
      }
    }
  }

  private static Object readRecord(Shape shape, DataInput in) throws IOException {
    @Nullable Object[] parts = new Object[shape.forms().length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = in.readBoolean() ? shape.forms()[i].reader().read(in) : null;
    }
    return make(shape.constructor(), parts);
  }

  // The handles are called exactly, in their generic types: a call that adapts its arguments costs
  // a hundred times as much.

  private static @Nullable Object part(MethodHandle accessor, Object value) {
    try {
      return (Object) accessor.invokeExact(value);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private static Object make(MethodHandle constructor, @Nullable Object[] parts) {
    try {
      return (Object) constructor.invokeExact(parts);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  private synchronized Shape shape(Class<?> type) {
    Shape known = byClass.get(type);
    if (known != null) {
      return known;
    }
    RecordComponent[] components = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      MethodHandle[] accessors = new MethodHandle[components.length];
      Form[] forms = new Form[components.length];
      for (int i = 0; i < components.length; i++) {
        accessors[i] = lookup.unreflect(components[i].getAccessor()).asType(TAKE_APART);
        forms[i] = form(components[i].getGenericType());
      }
      MethodHandle constructor =
          lookup
              .unreflectConstructor(type.getDeclaredConstructor(types))
              .asSpreader(Object[].class, types.length)
              .asType(PUT_TOGETHER);
      Shape shape = new Shape(type.getSimpleName(), constructor, accessors, forms);
      byClass.put(type, shape);
      return shape;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot take apart " + type, e);
    }
  }

  private Form form(Type type) {
    if (type instanceof ParameterizedType list) {
      return listForm(form(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      Shape shape = shape(plain);
      return new Form((v, out) -> writeRecord(shape, v, out), in -> readRecord(shape, in));
    }
    if (plain.isEnum()) {
      List<Object> constants = List.of(plain.getEnumConstants());
      return new Form(
          (v, out) -> out.writeByte(constants.indexOf(v)), in -> constants.get(in.readByte()));
    }
    return switch (plain.getSimpleName()) {
      case "int", "Integer" -> new Form((v, out) -> out.writeInt((Integer) v), DataInput::readInt);
      case "long", "Long" -> new Form((v, out) -> out.writeLong((Long) v), DataInput::readLong);
      case "double", "Double" ->
          new Form((v, out) -> out.writeDouble((Double) v), DataInput::readDouble);
      case "String" -> new Form((v, out) -> out.writeUTF((String) v), DataInput::readUTF);
      case "Instant" ->
          new Form(
              (v, out) -> out.writeLong(((Instant) v).toEpochMilli()),
              in -> Instant.ofEpochMilli(in.readLong()));
      case "LocalDate" ->
          new Form(
              (v, out) -> out.writeLong(((LocalDate) v).toEpochDay()),
              in -> LocalDate.ofEpochDay(in.readLong()));
      default -> throw new IllegalStateException("No binary form for " + plain);
    };
  }

  private static Form listForm(Form item) {
    return new Form(
        (v, out) -> {
          List<?> list = (List<?>) v;
          out.writeInt(list.size());
          for (Object each : list) {
            item.writer().write(each, out);
          }
        },
        in -> {
          int size = in.readInt();
          List<Object> list = new ArrayList<>();
          for (int i = 0; i < size; i++) {
            list.add(item.reader().read(in));
          }
          return List.copyOf(list);
        });
  }
}
