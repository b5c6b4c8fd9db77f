package io.omnimesh.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects through PostgreSQL's driver itself. The driver manager would load the drivers of all
 * other systems first, which costs a command more than its work.
 */
final class DirectDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    Connection connection = new Driver().connect(getUrl(), login);
    if (connection == null) {
      throw new SQLException("The driver does not take its own address");
    }
    return connection;
  }
}
