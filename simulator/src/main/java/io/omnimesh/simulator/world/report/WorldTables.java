package io.omnimesh.simulator.world.report;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.world.EventSink;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderLine;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.BasketLine;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.StoreEvent.DoorsCounted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Puts events into the tables of the report, by local time. */
final class WorldTables implements EventSink, AutoCloseable {
  private static final String SCHEMA = DuckDBConnection.DEFAULT_SCHEMA;

  private final DuckDBAppender till;
  private final DuckDBAppender order;
  private final DuckDBAppender door;

  WorldTables(Connection connection) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    till = duck.createAppender(SCHEMA, "world_till");
    order = duck.createAppender(SCHEMA, "world_order");
    door = duck.createAppender(SCHEMA, "world_door");
  }

  @Override
  public void accept(RetailEvent event) {
    LocalDateTime at = LocalDateTime.ofInstant(event.time(), WorldSettings.ZONE);
    try {
      switch (event) {
        case BasketSold basket -> {
          for (BasketLine line : basket.lines()) {
            Long card = basket.cardNumber();
            append(
                till,
                basket.basketId(),
                basket.storeId(),
                line.productId(),
                card,
                at,
                line.quantity());
          }
        }
        case OrderPlaced placed -> {
          for (OrderLine line : placed.lines()) {
            append(
                order,
                placed.orderId(),
                0,
                line.productId(),
                placed.accountId(),
                at,
                line.quantity());
          }
        }
        case DoorsCounted counted -> {
          // The counter reports at the end of its interval.
          door.beginRow();
          door.appendLocalDateTime(at.minusMinutes(counted.intervalMinutes()));
          door.append(counted.in());
          door.endRow();
        }
        default -> {}
      }
    } catch (SQLException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "An event could not be kept for the report: " + e.getMessage(), e);
    }
  }

  private static void append(
      DuckDBAppender table,
      long basket,
      int store,
      int product,
      @Nullable Long customer,
      LocalDateTime at,
      int quantity)
      throws SQLException {
    table.beginRow();
    table.append(basket);
    table.append(store);
    table.append(product);
    if (customer == null) {
      table.append((String) null);
    } else {
      table.append(customer.longValue());
    }
    table.appendLocalDateTime(at);
    table.append(quantity);
    table.endRow();
  }

  @Override
  public void close() throws SQLException {
    till.close();
    order.close();
    door.close();
  }
}
