package io.omnimesh.query.client;

import io.omnimesh.query.client.DataType.Kind;
import io.trino.client.ClientStandardTypes;
import io.trino.client.ClientTypeSignature;
import io.trino.client.ClientTypeSignatureParameter;
import io.trino.client.NamedClientTypeSignature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates the protocol's types and values into ours, see {@link DataType}. */
final class Values {
  private Values() {}

  static DataType type(ClientTypeSignature signature) {
    List<ClientTypeSignatureParameter> arguments = signature.getArguments();
    return switch (signature.getRawType()) {
      case ClientStandardTypes.ARRAY -> new DataType.Array(type(arguments.get(0)));
      case ClientStandardTypes.MAP ->
          new DataType.MapOf(type(arguments.get(0)), type(arguments.get(1)));
      case ClientStandardTypes.ROW ->
          new DataType.Row(arguments.stream().map(Values::field).toList());
      default -> {
        Kind kind = kind(signature.getRawType());
        yield new DataType.Scalar(kind, lengths(kind, arguments), sql(signature));
      }
    };
  }

  /** A value as {@link DataType} promises it. */
  static @Nullable Object value(DataType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case DataType.Scalar(Kind kind, var arguments, var sql) ->
          kind == Kind.DECIMAL ? new BigDecimal((String) value) : value;
      case DataType.Array(DataType element) -> {
        List<@Nullable Object> values = new ArrayList<>();
        ((List<?>) value).forEach(each -> values.add(value(element, each)));
        yield Collections.unmodifiableList(values);
      }
      case DataType.MapOf(DataType keyType, DataType valueType) -> {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        ((Map<?, ?>) value)
            .forEach((key, each) -> values.put(value(keyType, key), value(valueType, each)));
        yield Collections.unmodifiableMap(values);
      }
      case DataType.Row(List<DataType.Field> fields) -> {
        var sent = ((io.trino.client.Row) value).getFields();
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
          values.add(value(fields.get(i).type(), sent.get(i).getValue()));
        }
        yield Collections.unmodifiableList(values);
      }
    };
  }

  private static DataType type(ClientTypeSignatureParameter parameter) {
    return type(parameter.getTypeSignature());
  }

  private static DataType.Field field(ClientTypeSignatureParameter parameter) {
    NamedClientTypeSignature named = parameter.getNamedTypeSignature();
    return new DataType.Field(named.getName(), type(named.getTypeSignature()));
  }

  private static List<Integer> lengths(Kind kind, List<ClientTypeSignatureParameter> arguments) {
    return switch (kind) {
      case DECIMAL, TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          arguments.stream().map(argument -> argument.getLongLiteral().intValue()).toList();
      default -> List.of();
    };
  }

  private static String sql(ClientTypeSignature signature) {
    List<ClientTypeSignatureParameter> arguments = signature.getArguments();
    boolean unbounded =
        signature.getRawType().equals(ClientStandardTypes.VARCHAR)
            && !arguments.isEmpty()
            && arguments.get(0).getLongLiteral() == ClientTypeSignature.VARCHAR_UNBOUNDED_LENGTH;
    return unbounded ? "varchar" : signature.toString();
  }

  private static Kind kind(String rawType) {
    return switch (rawType) {
      case ClientStandardTypes.BOOLEAN -> Kind.BOOLEAN;
      case ClientStandardTypes.TINYINT -> Kind.TINYINT;
      case ClientStandardTypes.SMALLINT -> Kind.SMALLINT;
      case ClientStandardTypes.INTEGER -> Kind.INTEGER;
      case ClientStandardTypes.BIGINT -> Kind.BIGINT;
      case ClientStandardTypes.REAL -> Kind.REAL;
      case ClientStandardTypes.DOUBLE -> Kind.DOUBLE;
      case ClientStandardTypes.DECIMAL -> Kind.DECIMAL;
      case ClientStandardTypes.VARCHAR, ClientStandardTypes.CHAR -> Kind.VARCHAR;
      case ClientStandardTypes.DATE -> Kind.DATE;
      case ClientStandardTypes.TIME -> Kind.TIME;
      case ClientStandardTypes.TIME_WITH_TIME_ZONE -> Kind.TIME_WITH_TIME_ZONE;
      case ClientStandardTypes.TIMESTAMP -> Kind.TIMESTAMP;
      case ClientStandardTypes.TIMESTAMP_WITH_TIME_ZONE -> Kind.TIMESTAMP_WITH_TIME_ZONE;
      case ClientStandardTypes.JSON -> Kind.JSON;
      case ClientStandardTypes.UUID -> Kind.UUID;
      case "unknown" -> Kind.UNKNOWN;
      case ClientStandardTypes.INTERVAL_YEAR_TO_MONTH,
          ClientStandardTypes.INTERVAL_DAY_TO_SECOND,
          ClientStandardTypes.IPADDRESS,
          ClientStandardTypes.GEOMETRY,
          ClientStandardTypes.SPHERICAL_GEOGRAPHY,
          ClientStandardTypes.COLOR ->
          Kind.TEXT;
      default -> Kind.VARBINARY;
    };
  }
}
