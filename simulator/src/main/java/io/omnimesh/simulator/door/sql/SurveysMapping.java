package io.omnimesh.simulator.door.sql;

import static io.omnimesh.simulator.door.sql.Target.append;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyAnswered;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.ServiceContact;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Answers to satisfaction surveys: source {@code service_surveys}. */
public final class SurveysMapping implements SqlMapping {
  private static final Target QUESTIONS =
      append("questions", "kind", "question", "labels", "scale");
  private static final Target ANSWERS =
      append(
          "answers",
          "answer_id",
          "answer_uuid",
          "kind",
          "score",
          "contact_id",
          "email",
          "ticket_id",
          "order_id",
          "store_id",
          "comment",
          "context",
          "answered_at");

  private final Map<Long, String> emails = new HashMap<>();

  public SurveysMapping(MasterData master) {
    for (ServiceContact contact : master.contacts()) {
      if (contact.email() != null) {
        emails.put(contact.contactId(), contact.email());
      }
    }
  }

  @Override
  public String script() {
    return "service_surveys.sql";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.SERVICE);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof SurveyAnswered;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(QUESTIONS);
  }

  @Override
  public void master(World world, Simulation simulation, Batch batch) {
    TextRows rows = batch.of(QUESTIONS);
    rows.text("csat")
        .text("How satisfied are you with how we helped you?")
        .text("{\"very unsatisfied\",\"very satisfied\"}")
        .text("[1,6)")
        .end();
    rows.text("nps")
        .text("How likely is it that you recommend us to a friend?")
        .text("{\"not at all\",\"certainly\"}")
        .text("[0,11)")
        .end();
  }

  @Override
  public List<Target> targets() {
    return List.of(ANSWERS);
  }

  @Override
  public void map(List<RetailEvent> events, Batch batch) {
    TextRows rows = batch.of(ANSWERS);
    for (RetailEvent event : events) {
      if (!(event instanceof SurveyAnswered answer)) {
        throw new IllegalArgumentException("not for the surveys: " + event);
      }
      Long contact = answer.contactId();
      rows.number(answer.surveyId())
          .text(OrdersMapping.publicId("survey", answer.surveyId()).toString())
          .text(answer.kind().name().toLowerCase(Locale.ROOT))
          .number(answer.score())
          .number(contact)
          .text(contact == null ? null : emails.get(contact))
          .number(answer.ticketId())
          .number(answer.orderId())
          .number(answer.storeId())
          .text(answer.comment())
          .text("{\"subject\": \"" + subject(answer) + "\"}")
          .instant(answer.time())
          .end();
    }
  }

  private static String subject(SurveyAnswered answer) {
    if (answer.ticketId() != null) {
      return "ticket";
    }
    return answer.orderId() != null ? "order" : "store";
  }
}
