package io.omnimesh.store;

import io.omnimesh.catalog.state.PortId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads values out of rows and binds those that many statements share. */
final class Rows {
  /** The conditions that find a port. */
  static final String OF_PORT =
      "domain = :domain AND product = :product AND port = :port AND major = :major";

  private Rows() {}

  static PortId port(ResultSet rs) throws SQLException {
    return new PortId(
        rs.getString("domain"), rs.getString("product"), rs.getString("port"), rs.getInt("major"));
  }

  static <S extends SqlStatement<S>> S bind(S statement, PortId id) {
    return statement
        .bind("domain", id.domain())
        .bind("product", id.product())
        .bind("port", id.port())
        .bind("major", id.major());
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> findInstant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static Optional<String> findText(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getString(column));
  }

  static OptionalLong findLong(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static OptionalDouble findDouble(ResultSet rs, String column) throws SQLException {
    double value = rs.getDouble(column);
    return rs.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** How a constant stands in a table. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constant(ResultSet rs, String column, Class<E> type)
      throws SQLException {
    return Enum.valueOf(type, rs.getString(column).toUpperCase(Locale.ROOT));
  }
}
