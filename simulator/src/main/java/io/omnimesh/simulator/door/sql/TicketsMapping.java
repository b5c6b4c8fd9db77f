package io.omnimesh.simulator.door.sql;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketOpened;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketStatus;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketStatusChanged;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.ServiceContact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contacts, tickets and their life: source {@code service_tickets}. */
public final class TicketsMapping implements SqlMapping {
  private static final Target CONTACTS =
      append("contacts", "contact_id", "name", "email", "phone", "town");
  private static final Target TICKETS =
      append(
          "tickets",
          "ticket_id",
          "contact_id",
          "topic",
          "priority",
          "channel",
          "status",
          "order_id",
          "store_id",
          "sku",
          "subject",
          "opened_at",
          "updated_at");
  private static final Target HISTORY =
      append("ticket_status_history", "ticket_id", "changed_at", "status", "agent");
  private static final Target NEWEST =
      staged(
          "tickets",
          "mesh_stage_tickets",
          "ticket_id BIGINT NOT NULL PRIMARY KEY, status VARCHAR(24) NOT NULL,"
              + " agent VARCHAR(100) NULL, changed_at TIMESTAMP(3) NOT NULL,"
              + " closed_at TIMESTAMP(3) NULL",
          List.of("ticket_id", "status", "agent", "changed_at", "closed_at"),
          "UPDATE tickets t JOIN mesh_stage_tickets s ON s.ticket_id = t.ticket_id"
              + " SET t.status = s.status, t.agent = coalesce(s.agent, t.agent),"
              + " t.updated_at = s.changed_at, t.closed_at = coalesce(s.closed_at, t.closed_at)");

  private final MasterData master;
  private final String[] skus;

  public TicketsMapping(MasterData master) {
    this.master = master;
    this.skus = Skus.of(master);
  }

  @Override
  public String script() {
    return "service_tickets.sql";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.SERVICE);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof TicketOpened || event instanceof TicketStatusChanged;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(CONTACTS);
  }

  @Override
  public void master(World world, Simulation simulation, Batch batch) {
    for (ServiceContact contact : master.contacts()) {
      batch
          .of(CONTACTS)
          .number(contact.contactId())
          .text(contact.name())
          .text(contact.email())
          .text(contact.phone())
          .text(contact.town())
          .end();
    }
  }

  @Override
  public List<Target> targets() {
    return List.of(TICKETS, HISTORY, NEWEST);
  }

  @Override
  public void map(List<RetailEvent> events, Batch batch) {
    Map<Long, Change> newest = new LinkedHashMap<>();
    for (RetailEvent event : events) {
      switch (event) {
        case TicketOpened ticket -> opened(ticket, batch);
        case TicketStatusChanged change -> {
          history(batch, change.ticketId(), change.time(), change.to(), change.agent());
          newest.merge(
              change.ticketId(),
              new Change(change.time(), change.to(), change.agent()),
              Change::then);
        }
        default -> throw new IllegalArgumentException("not for the tickets: " + event);
      }
    }
    newest.forEach((ticketId, change) -> {
      TextRows row =
          batch
              .of(NEWEST)
              .number(ticketId)
              .text(lower(change.status()))
              .text(change.agent())
              .instant(change.at());
      (change.status() == TicketStatus.CLOSED ? row.instant(change.at()) : row.nothing()).end();
    });
  }

  private void opened(TicketOpened ticket, Batch batch) {
    batch
        .of(TICKETS)
        .number(ticket.ticketId())
        .number(ticket.contactId())
        .text(lower(ticket.topic()))
        .text(lower(ticket.priority()))
        .text(lower(ticket.channel()))
        .text("open")
        .number(ticket.orderId())
        .number(ticket.storeId())
        .text(ticket.productId() == null ? null : skus[ticket.productId()])
        .text(ticket.subject())
        .instant(ticket.time())
        .instant(ticket.time())
        .end();
    history(batch, ticket.ticketId(), ticket.time(), TicketStatus.OPEN, null);
  }

  private static void history(
      Batch batch, long ticketId, Instant at, TicketStatus status, @Nullable String agent) {
    batch.of(HISTORY).number(ticketId).instant(at).text(lower(status)).text(agent).end();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The newest known of a ticket within a batch; an agent stays until another one takes over. */
  private record Change(Instant at, TicketStatus status, @Nullable String agent) {
    Change then(Change later) {
      return new Change(later.at, later.status, later.agent == null ? agent : later.agent);
    }
  }
}
