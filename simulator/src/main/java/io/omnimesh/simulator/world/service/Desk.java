package io.omnimesh.simulator.world.service;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.ServiceEvent;
import io.omnimesh.simulator.world.event.ServiceEvent.ContactChannel;
import io.omnimesh.simulator.world.event.ServiceEvent.MessageSent;
import io.omnimesh.simulator.world.event.ServiceEvent.Priority;
import io.omnimesh.simulator.world.event.ServiceEvent.Sender;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyAnswered;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyKind;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketOpened;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketStatus;
import io.omnimesh.simulator.world.event.ServiceEvent.TicketStatusChanged;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.ServiceContact;
import io.omnimesh.simulator.world.random.Rng;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story of a ticket: what was written, how long it took, how content the customer was.
 */
final class Desk {
  private static final double ANSWERS_SURVEY = 0.4;
  private static final int MESSAGES_MAX = 10;
  private static final String[] AGENTS = {
    "Órla", "Kacper", "Fionnuala", "Marta", "Daithí", "Zsófia", "Emeka", "Chloé", "Ruairí"
  };

  private final MasterData master;
  private final Phrases phrases;
  private Day day;
  private Outbox outbox;
  private long tickets;
  private long messages;
  private long surveys;

  Desk(MasterData master, Phrases phrases, Day anyDay) {
    this.master = master;
    this.phrases = phrases;
    this.day = anyDay;
    this.outbox = _ -> {};
  }

  void open(Day today, Outbox events) {
    day = today;
    outbox = events;
    tickets = 0;
    messages = 0;
    surveys = 0;
  }

  long nextSurvey() {
    return day.id(++surveys);
  }

  /** Handles a ticket of a contact; returns the hours that it took. */
  double handle(Rng rng, Ticket ticket, ServiceContact contact) {
    long ticketId = day.id(++tickets);
    ContactChannel channel =
        rng.oneOf(
            ContactChannel.CHAT, ContactChannel.CHAT, ContactChannel.EMAIL, ContactChannel.PHONE);
    Phrases.About about = about(rng, ticket, contact);
    String ask = phrases.say(rng, ticket.topic().name(), "ask", about);
    tell(
        new TicketOpened(
            day.at(ticket.at()),
            ticketId,
            contact.contactId(),
            ticket.topic(),
            ticket.severity() >= 2
                ? Priority.HIGH
                : ticket.severity() == 1 ? Priority.NORMAL : Priority.LOW,
            channel,
            ticket.orderId(),
            ticket.storeId(),
            ticket.productId(),
            ask.length() > 60 ? ask.substring(0, 57) + "..." : ask));
    double firstHours = rng.lognormal(channel == ContactChannel.CHAT ? 0.3 : 5, 0.9);
    double hours = firstHours + rng.lognormal(ticket.severity() > 0 ? 16 : 3, 1.1);
    long first = ticket.at() + hourMillis(firstHours);
    long resolved = ticket.at() + hourMillis(hours);
    turn(ticketId, first, TicketStatus.OPEN, TicketStatus.IN_PROGRESS, about.agent());
    if (hours > 20 && rng.chance(0.5)) {
      long waiting = first + (resolved - first) / 3;
      long back = first + 2 * (resolved - first) / 3;
      turn(
          ticketId,
          waiting,
          TicketStatus.IN_PROGRESS,
          TicketStatus.WAITING_FOR_CUSTOMER,
          about.agent());
      turn(ticketId, back, TicketStatus.WAITING_FOR_CUSTOMER, TicketStatus.IN_PROGRESS, null);
    }
    turn(ticketId, resolved, TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED, about.agent());
    turn(ticketId, resolved + 48L * Day.HOUR, TicketStatus.RESOLVED, TicketStatus.CLOSED, null);
    int score = score(rng, ticket, hours);
    converse(rng, new Talk(ticketId, ticket, about, ask, first, resolved, score));
    boolean answers = rng.chance(ANSWERS_SURVEY);
    long asked = resolved + hourMillis(rng.lognormal(9, 0.8));
    if (answers) {
      tell(
          new SurveyAnswered(
              day.at(asked),
              nextSurvey(),
              SurveyKind.CSAT,
              score,
              contact.contactId(),
              ticketId,
              ticket.orderId(),
              ticket.storeId(),
              comment(rng, score, about)));
    }
    return hours;
  }

  /** One to five: waiting and the size of the trouble cost points. */
  private static int score(Rng rng, Ticket ticket, double hours) {
    double waiting = StrictMath.log(1 + hours / 4);
    double mean = 4.9 - 0.55 * waiting - 0.35 * Math.max(0, ticket.severity());
    return Math.clamp(Math.round(mean + 0.7 * rng.normal()), 1, 5);
  }

  private @Nullable String comment(Rng rng, int score, Phrases.About about) {
    if (rng.chance(0.6)) {
      return null;
    }
    return phrases.say(rng, "NPS", score >= 4 ? "good" : score == 3 ? "middling" : "bad", about);
  }

  /** A conversation, with all that shapes it. */
  private record Talk(
      long ticketId,
      Ticket ticket,
      Phrases.About about,
      String ask,
      long first,
      long resolved,
      int score) {}

  private void converse(Rng rng, Talk talk) {
    String topic = talk.ticket().topic().name();
    Phrases.About about = talk.about();
    double mood = clamp(0.3 - 0.45 * talk.ticket().severity() + 0.15 * rng.normal());
    int n = 0;
    say(talk, ++n, talk.ticket().at(), Sender.CUSTOMER, about.name(), talk.ask(), mood);
    say(
        talk,
        ++n,
        talk.ticket().at() + 2_000,
        Sender.BOT,
        "assistant",
        phrases.say(rng, "ANY", "bot", about),
        0.1);
    say(
        talk,
        ++n,
        talk.first(),
        Sender.AGENT,
        about.agent(),
        phrases.say(rng, topic, "answer", about),
        0.2);
    long step = Math.max(1, (talk.resolved() - talk.first()) / MESSAGES_MAX);
    int chasing = (int) Math.min(3, (talk.resolved() - talk.first()) / (30L * Day.HOUR));
    for (int i = 1; i <= chasing; i++) {
      mood = clamp(mood - 0.2);
      String again = phrases.say(rng, topic, "ask", about);
      say(talk, ++n, talk.first() + i * 2L * step, Sender.CUSTOMER, about.name(), again, mood);
    }
    say(
        talk,
        ++n,
        talk.resolved() - 1,
        Sender.AGENT,
        about.agent(),
        phrases.say(rng, topic, "fix", about),
        0.4);
    String turn = talk.score() >= 4 ? "happy" : talk.score() == 3 ? "neutral" : "angry";
    double end = clamp((talk.score() - 3) * 0.4 + 0.15 * rng.normal());
    say(
        talk,
        ++n,
        talk.resolved() + 4L * Day.MINUTE,
        Sender.CUSTOMER,
        about.name(),
        phrases.say(rng, "ANY", turn, about),
        end);
  }

  private void say(
      Talk talk, int sequence, long at, Sender sender, String author, String text, double mood) {
    messages++;
    tell(
        new MessageSent(
            day.at(at),
            day.id(messages),
            talk.ticketId(),
            sequence,
            sender,
            author,
            talk.ticket().topic(),
            text,
            Math.round(mood * 100) / 100.0));
  }

  private static double clamp(double mood) {
    return Math.clamp(mood, -1, 1);
  }

  private void turn(
      long ticketId, long at, TicketStatus from, TicketStatus to, @Nullable String agent) {
    tell(new TicketStatusChanged(day.at(at), ticketId, from, to, agent));
  }

  void tell(ServiceEvent event) {
    if (day.wants(Subject.SERVICE)) {
      outbox.add(event);
    }
  }

  private Phrases.About about(Rng rng, Ticket ticket, ServiceContact contact) {
    Integer productId = ticket.productId();
    Integer storeId = ticket.storeId();
    return new Phrases.About(
        productId == null ? "my order" : master.product(productId).name(),
        ticket.orderId() == null ? "my order" : ticket.orderId().toString(),
        storeId == null ? "the store" : "your store in " + master.store(storeId).town(),
        contact.name().strip(),
        rng.oneOf(AGENTS),
        Math.max(2, ticket.days()));
  }

  private static long hourMillis(double hours) {
    return (long) (Math.min(hours, 24 * 14) * Day.HOUR);
  }
}
