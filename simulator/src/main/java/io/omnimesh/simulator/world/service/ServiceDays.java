package io.omnimesh.simulator.world.service;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderLine;
import io.omnimesh.simulator.world.event.OnlineEvent.ReturnReason;
import io.omnimesh.simulator.world.event.OnlineEvent.ReviewWritten;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyAnswered;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyKind;
import io.omnimesh.simulator.world.event.ServiceEvent.Topic;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.ServiceContact;
import io.omnimesh.simulator.world.online.OrderOutcome;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Tastes;
import io.omnimesh.simulator.world.shopper.Trip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers think of what happened to them today, and what they write about it. */
public final class ServiceDays {
  private static final double ORDER_SURVEY = 0.12;
  private static final double STORE_SURVEY = 0.012;
  private static final double REVIEW = 0.09;
  private static final double NPS_MEAN = 8.7;

  private final Streams streams;
  private final MasterData master;
  private final Shoppers shoppers;
  private final Tastes tastes;
  private final Phrases phrases = new Phrases();
  private final Desk desk;
  private long reviews;

  public ServiceDays(
      Streams streams, MasterData master, Shoppers shoppers, Tastes tastes, Day anyDay) {
    this.streams = streams;
    this.master = master;
    this.shoppers = shoppers;
    this.tastes = tastes;
    this.desk = new Desk(master, phrases, anyDay);
  }

  /** Makes the day. */
  public void make(Day day, List<OrderOutcome> outcomes, List<Trip> trips, Outbox outbox) {
    desk.open(day, outbox);
    reviews = 0;
    Rng rng = streams.stream(Purpose.SERVICE, 0, day.number());
    for (OrderOutcome outcome : outcomes) {
      afterOrder(day, outcome, rng, outbox);
    }
    for (Trip trip : trips) {
      afterTrip(day, trip, rng);
    }
  }

  private @Nullable ServiceContact contact(int person) {
    int index = shoppers.contact(person);
    return index < 0 ? null : master.contacts().get(index);
  }

  private void afterOrder(Day day, OrderOutcome outcome, Rng rng, Outbox outbox) {
    ServiceContact contact = contact(outcome.person());
    Ticket ticket = complaint(outcome, rng);
    double hours = 0;
    if (ticket != null && contact != null) {
      hours = desk.handle(rng, ticket, contact);
    }
    if (rng.chance(ORDER_SURVEY)) {
      double mean =
          NPS_MEAN
              - 1.5 * Math.min(3, outcome.lateDays())
              - (outcome.cancelled() ? 3.5 : 0)
              - (outcome.trouble() != null ? 3 : 0)
              - 0.02 * Math.min(100, hours);
      long at = outcome.doneAt() + (20L + rng.nextInt(40)) * Day.HOUR;
      answer(day, rng, at, mean, contact, outcome.orderId(), null);
    }
    Long accountId = outcome.accountId();
    if (accountId != null && !outcome.cancelled() && rng.chance(REVIEW)) {
      review(day, rng, outcome, accountId, outbox);
    }
  }

  /** Whether and about what somebody complains of an order. */
  private static @Nullable Ticket complaint(OrderOutcome outcome, Rng rng) {
    OrderLine line = outcome.lines().get(rng.nextInt(outcome.lines().size()));
    double u = rng.nextDouble();
    long later = (1L + rng.nextInt(30)) * Day.HOUR;
    Topic topic;
    long at = outcome.doneAt() + later;
    int severity = 1;
    if (outcome.cancelled() && u < 0.35) {
      topic = Topic.OUT_OF_STOCK;
    } else if (outcome.lateDays() > 0 && u < 0.45) {
      topic = Topic.LATE_DELIVERY;
      at = outcome.promisedAt() + later;
      severity = Math.min(2, outcome.lateDays());
    } else if (outcome.trouble() != null && u < 0.75) {
      topic = outcome.trouble() == ReturnReason.DAMAGED ? Topic.DAMAGED_ITEM : Topic.WRONG_ITEM;
      severity = 2;
    } else if (u < 0.03) {
      topic = rng.oneOf(Topic.PRODUCT_QUESTION, Topic.RETURN_REFUND, Topic.PAYMENT);
      severity = topic == Topic.PRODUCT_QUESTION ? 0 : 1;
    } else if (u > 0.993) {
      topic = Topic.PRAISE;
      severity = -1;
    } else {
      return null;
    }
    return new Ticket(
        outcome.person(),
        topic,
        at,
        severity,
        outcome.lateDays(),
        outcome.orderId(),
        null,
        line.productId());
  }

  private void afterTrip(Day day, Trip trip, Rng rng) {
    double u = rng.nextDouble();
    boolean surveyed = rng.chance(STORE_SURVEY);
    ServiceContact contact = contact(trip.person());
    int storeId = trip.store() + 1;
    long at = trip.millisOfDay() + (1L + rng.nextInt(20)) * Day.HOUR;
    double bad = trip.missed() > 0 ? 0.02 : 0;
    Topic topic = null;
    if (u < bad) {
      topic = Topic.OUT_OF_STOCK;
    } else if (u > 0.9985) {
      topic =
          rng.oneOf(Topic.STORE_EXPERIENCE, Topic.LOYALTY_POINTS, Topic.APP_PROBLEM, Topic.PRAISE);
    }
    if (topic != null && contact != null) {
      int severity = topic == Topic.PRAISE ? -1 : 1;
      desk.handle(
          rng, new Ticket(trip.person(), topic, at, severity, 0, null, storeId, null), contact);
    }
    if (surveyed) {
      double mean = NPS_MEAN - 1.3 * Math.min(4, trip.missed()) - (u < bad ? 1 : 0);
      answer(day, rng, at + 5L * Day.HOUR, mean, rng.chance(0.5) ? null : contact, null, storeId);
    }
  }

  private void answer(
      Day day,
      Rng rng,
      long at,
      double mean,
      @Nullable ServiceContact contact,
      @Nullable Long orderId,
      @Nullable Integer storeId) {
    int score = Math.clamp(Math.round(mean + 1.3 * rng.normal()), 0, 10);
    Phrases.About about = new Phrases.About("", "", "", "", "", 2);
    String turn = score >= 9 ? "good" : score >= 7 ? "middling" : "bad";
    String comment = rng.chance(0.3) ? phrases.say(rng, "NPS", turn, about) : null;
    desk.tell(
        new SurveyAnswered(
            day.at(at),
            desk.nextSurvey(),
            SurveyKind.NPS,
            score,
            contact == null ? null : Long.valueOf(contact.contactId()),
            null,
            orderId,
            storeId,
            comment));
  }

  /** Stars follow taste, and what went wrong. */
  private void review(Day day, Rng rng, OrderOutcome outcome, long accountId, Outbox outbox) {
    OrderLine line = outcome.lines().get(rng.nextInt(outcome.lines().size()));
    double liking = tastes.relevance(outcome.person(), line.productId() - 1);
    double mean =
        3.9
            + 1.1 * liking
            - 0.4 * Math.min(3, outcome.lateDays())
            - (outcome.trouble() != null ? 2 : 0);
    int stars = Math.clamp(Math.round(mean + 0.8 * rng.normal()), 1, 5);
    String name = master.product(line.productId()).name();
    Phrases.About about = new Phrases.About(name, "", "", "", "", 2);
    String text = phrases.say(rng, "REVIEW", Integer.toString(stars), about);
    int end = text.indexOf('.');
    long at = outcome.doneAt() + (24L + rng.nextInt(240)) * Day.HOUR;
    reviews++;
    if (day.wants(Subject.MARKET)) {
      outbox.add(
          new ReviewWritten(
              day.at(at),
              day.id(reviews),
              line.productId(),
              accountId,
              outcome.orderId(),
              stars,
              end > 0 ? text.substring(0, end) : text,
              text));
    }
  }
}
