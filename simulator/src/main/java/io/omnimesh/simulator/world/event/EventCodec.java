package io.omnimesh.simulator.world.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
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

  /** How a record is taken apart and put together. */
  private record Shape(
      String name, MethodHandle constructor, List<MethodHandle> accessors, List<Form> forms) {}

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
    for (int i = 0; i < shape.forms().size(); i++) {
      Object part = invoke(shape.accessors().get(i), value);
      // Every part may be absent: one byte each is cheaper than to ask for annotations.
      out.writeBoolean(part != null);
      if (part != null) {
        shape.forms().get(i).writer().write(part, out);
      }
    }
  }

  private static Object readRecord(Shape shape, DataInput in) throws IOException {
    List<@Nullable Object> parts = new ArrayList<>();
    for (Form form : shape.forms()) {
      parts.add(in.readBoolean() ? form.reader().read(in) : null);
    }
    Object made = invoke(shape.constructor(), parts.toArray());
    if (made == null) {
      throw new IOException("No " + shape.name() + " could be made");
    }
    return made;
  }

  private static @Nullable Object invoke(MethodHandle handle, @Nullable Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
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
      List<MethodHandle> accessors = new ArrayList<>();
      List<Form> forms = new ArrayList<>();
      for (RecordComponent component : components) {
        accessors.add(lookup.unreflect(component.getAccessor()));
        forms.add(form(component.getGenericType()));
      }
      MethodHandle constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types));
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
      Object[] constants = plain.getEnumConstants();
      return new Form(
          (v, out) -> out.writeByte(List.of(constants).indexOf(v)), in -> constants[in.readByte()]);
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
