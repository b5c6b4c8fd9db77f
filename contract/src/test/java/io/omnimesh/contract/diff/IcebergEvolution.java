package io.omnimesh.contract.diff;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.types.CheckCompatibility;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Lets Iceberg evolve a table from one schema to another, by the names of the columns alone. */
final class IcebergEvolution {
  private final UpdateSchema update;

  private IcebergEvolution(UpdateSchema update) {
    this.update = update;
  }

  /**
   * Why Iceberg cannot turn the old table into the new one and read its files; empty where it can.
   */
  static List<String> refusals(Schema old, Schema wanted) {
    // The metadata gives ids of its own; the files of the table carry these.
    Operations operations = new Operations(old);
    Schema written = operations.current().schema();
    Schema evolved;
    try {
      UpdateSchema update = new BaseTable(operations, "t").updateSchema();
      new IcebergEvolution(update).struct("", written.asStruct(), wanted.asStruct());
      evolved = update.apply();
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return List.of(String.valueOf(refused.getMessage()));
    }
    if (!text(evolved.asStruct()).equals(text(wanted.asStruct()))) {
      return List.of("the table became " + text(evolved.asStruct()));
    }
    return CheckCompatibility.readCompatibilityErrors(evolved, written);
  }

  private void struct(String prefix, Types.StructType old, Types.StructType wanted) {
    String parent = prefix.isEmpty() ? null : prefix.substring(0, prefix.length() - 1);
    for (NestedField field : old.fields()) {
      if (wanted.field(field.name()) == null) {
        update.deleteColumn(prefix + field.name());
      }
    }
    for (NestedField field : wanted.fields()) {
      NestedField before = old.field(field.name());
      if (before != null) {
        field(prefix + field.name(), before, field);
      } else if (field.isRequired()) {
        update.addRequiredColumn(parent, field.name(), field.type());
      } else {
        update.addColumn(parent, field.name(), field.type());
      }
    }
    List<String> order = wanted.fields().stream().map(NestedField::name).toList();
    List<String> kept =
        old.fields().stream().map(NestedField::name).filter(order::contains).toList();
    if (!order.equals(kept)) {
      order.reversed().forEach(name -> update.moveFirst(prefix + name));
    }
  }

  private void field(String path, NestedField old, NestedField wanted) {
    if (old.isOptional() && wanted.isRequired()) {
      update.requireColumn(path);
    } else if (old.isRequired() && wanted.isOptional()) {
      update.makeColumnOptional(path);
    }
    type(path, old.type(), wanted.type());
  }

  private void type(String path, Type old, Type wanted) {
    if (old.isStructType() && wanted.isStructType()) {
      struct(path + ".", old.asStructType(), wanted.asStructType());
    } else if (old.isListType() && wanted.isListType()) {
      field(
          path + ".element", old.asListType().fields().get(0), wanted.asListType().fields().get(0));
    } else if (old.isMapType() && wanted.isMapType()) {
      field(path + ".key", old.asMapType().fields().get(0), wanted.asMapType().fields().get(0));
      field(path + ".value", old.asMapType().fields().get(1), wanted.asMapType().fields().get(1));
    } else if (wanted.isPrimitiveType()) {
      if (!old.equals(wanted)) {
        update.updateColumn(path, wanted.asPrimitiveType());
      }
    } else {
      throw new IllegalArgumentException("no update makes a " + wanted + " of " + path);
    }
  }

  /** A type without the ids. */
  private static String text(Type type) {
    return switch (type) {
      case Types.StructType struct ->
          struct.fields().stream().map(IcebergEvolution::text).collect(Collectors.joining(", "));
      case Types.ListType list -> "list of " + text(list.fields().get(0));
      case Types.MapType map ->
          "map of " + text(map.fields().get(0)) + " and " + text(map.fields().get(1));
      default -> type.toString();
    };
  }

  private static String text(NestedField field) {
    return field.name()
        + (field.isRequired() ? " required " : " optional ")
        + "("
        + text(field.type())
        + ")";
  }

  /** A table that was created and never written; nothing here is committed. */
  private static final class Operations implements TableOperations {
    private final TableMetadata metadata;

    Operations(Schema schema) {
      metadata =
          TableMetadata.newTableMetadata(
              schema,
              PartitionSpec.unpartitioned(),
              "memory:t",
              Map.of(TableProperties.FORMAT_VERSION, "2"));
    }

    @Override
    public TableMetadata current() {
      return metadata;
    }

    @Override
    public TableMetadata refresh() {
      return metadata;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata next) {
      throw new UnsupportedOperationException("commit");
    }

    @Override
    public FileIO io() {
      throw new UnsupportedOperationException("io");
    }

    @Override
    public String metadataFileLocation(String fileName) {
      throw new UnsupportedOperationException("metadataFileLocation");
    }

    @Override
    public LocationProvider locationProvider() {
      throw new UnsupportedOperationException("locationProvider");
    }
  }
}
