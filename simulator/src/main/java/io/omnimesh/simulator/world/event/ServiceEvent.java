package io.omnimesh.simulator.world.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in customer service. */
public sealed interface ServiceEvent extends RetailEvent {

  /** What a customer writes about. */
  enum Topic {
    LATE_DELIVERY,
    DAMAGED_ITEM,
    WRONG_ITEM,
    RETURN_REFUND,
    OUT_OF_STOCK,
    PAYMENT,
    LOYALTY_POINTS,
    APP_PROBLEM,
    PRODUCT_QUESTION,
    STORE_EXPERIENCE,
    PRAISE
  }

  /** How service was reached. */
  enum ContactChannel {
    CHAT,
    EMAIL,
    PHONE
  }

  /** How soon it must be answered. */
  enum Priority {
    LOW,
    NORMAL,
    HIGH
  }

  /** The life of a ticket; CLOSED is final. */
  enum TicketStatus {
    OPEN,
    IN_PROGRESS,
    WAITING_FOR_CUSTOMER,
    RESOLVED,
    CLOSED
  }

  /** Who wrote a message. */
  enum Sender {
    CUSTOMER,
    AGENT,
    BOT
  }

  /** CSAT: 1 to 5. NPS: 0 to 10. */
  enum SurveyKind {
    CSAT,
    NPS
  }

  /**
   * A ticket was opened; its status is OPEN.
   *
   * @param contactId who, as customer service knows people
   * @param orderId the online order it is about, if any
   * @param storeId the store it is about, if any
   * @param productId the product it is about, if any
   */
  record TicketOpened(
      Instant time,
      long ticketId,
      long contactId,
      Topic topic,
      Priority priority,
      ContactChannel channel,
      @Nullable Long orderId,
      @Nullable Integer storeId,
      @Nullable Integer productId,
      String subject)
      implements ServiceEvent {}

  /** A ticket moved on; {@code agent} is absent when nobody did it. */
  record TicketStatusChanged(
      Instant time, long ticketId, TicketStatus from, TicketStatus to, @Nullable String agent)
      implements ServiceEvent {}

  /**
   * A message of the conversation of a ticket.
   *
   * @param sequence position in the conversation, from 1; (ticketId, sequence) is unique
   * @param author the agent's name, the contact's name, or the bot's
   * @param sentiment -1 (angry) to 1 (delighted): what the writer felt, not what a model guessed
   */
  record MessageSent(
      Instant time,
      long messageId,
      long ticketId,
      int sequence,
      Sender sender,
      String author,
      Topic topic,
      String text,
      double sentiment)
      implements ServiceEvent {}

  /**
   * A customer answered a survey. The score depends on what happened to that customer.
   *
   * @param contactId who, absent when answered anonymously after a store visit
   * @param ticketId the ticket it is about, if any
   * @param orderId the online order it is about, if any
   * @param storeId the store it is about, if any
   * @param comment free text, if any
   */
  record SurveyAnswered(
      Instant time,
      long surveyId,
      SurveyKind kind,
      int score,
      @Nullable Long contactId,
      @Nullable Long ticketId,
      @Nullable Long orderId,
      @Nullable Integer storeId,
      @Nullable String comment)
      implements ServiceEvent {}
}
